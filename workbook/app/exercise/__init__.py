"""Doing an exercise: the list of all of them, one of them question by question, and its end."""
