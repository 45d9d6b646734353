"""What every screen is made with: the page and its frame, commands and keys, themes, and how the app ends."""
