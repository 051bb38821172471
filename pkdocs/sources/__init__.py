"""From the files of a project to chart and catalogue: YAML, its shapes, and what they come to.

Every value keeps its place (file, line, column). It does not judge what posts and targets mean
together: that is for `rules`. It writes nothing.
"""
