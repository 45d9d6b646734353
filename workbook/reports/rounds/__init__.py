"""Rounds in words and as data: what has changed, and the trend."""
