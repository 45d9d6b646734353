"""Rounds as text and as data: what is open, who is in, how votes lie apart, what a close came to, what has changed, and the trend."""
