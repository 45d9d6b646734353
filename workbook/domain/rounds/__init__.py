"""Rounds: what was asked, of whom and when; what it came to; and what has changed since the one before."""
