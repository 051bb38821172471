"""Beginnings: a new project, and the project of the next year from the one before."""
