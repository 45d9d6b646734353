"""The commands, one file each. None but the one that opens the app imports Textual."""
