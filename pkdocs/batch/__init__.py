"""Many documents at once: what a run has to do, who does it, and what came of it.

Five words: a *run* is asked for, *tasks* are what it has to make, a *chunk* of them goes to a
worker, each gives an *outcome*, and all outcomes make the *report*. Whether a document is current
is not decided here but in `store.standing`; what travels or is shared stands in `wire` alone.
"""
