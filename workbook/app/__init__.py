"""The screens. Textual only."""
