"""Rounds in words and as data: what is open, who is in, how votes lie apart, what has changed, and the trend."""
