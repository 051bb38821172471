"""The recap for the Walikota: in the terminal, as data, as an Excel book, as letters in Word.

It is given a Rekap and counts nothing itself.
"""
