"""The score, what it is made of, and why."""
