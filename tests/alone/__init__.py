"""What needs nothing of the program: it would still work if the program did not."""
