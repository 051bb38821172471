"""The ground floor: problems, texts, files, likeness and word marks, the same for everyone.

It knows neither agreements nor Word. `problem` and `text` use the standard library only.
"""
