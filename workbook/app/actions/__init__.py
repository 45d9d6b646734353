"""The action list, and the card of one action."""
