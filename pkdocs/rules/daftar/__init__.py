"""A list of people as Kepegawaian keeps it, matched to the posts of the chart. Pure.

What is only presumed is shown as presumed, and counts when somebody has confirmed it.
"""
