"""The use cases, one function each: what the command line and any other front call.

A function takes plain arguments and returns an object that says what happened. It neither prints
nor leaves the program nor knows options; what it cannot begin it refuses with `terms.Refused`.
"""
