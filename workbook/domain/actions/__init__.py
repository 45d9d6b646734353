"""The action list: what ratings offer, which offers come first, what people do with them, and how the list follows the ratings."""
