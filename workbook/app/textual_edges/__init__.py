"""Every touch of what Textual keeps to itself. Its next minor version may change any of it: look here, and nowhere else."""
