"""What belongs to no single task: starting, opening, settings, help, the palette, and files that need care."""
