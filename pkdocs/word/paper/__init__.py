"""What of a Word file reaches the paper beside its plain words, or does not reach it.

Comments, tracked changes, hidden words, contents in two versions, words that change by themselves,
tags that nobody fills in. Told with place and words; whether that stops anything, the caller says.
"""
