"""The widgets that the screens are made of. Each is imported by the screen that shows it, never all at once."""
