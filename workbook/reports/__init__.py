"""Results as data, then as text and JSON. Knows the domain, never Textual and never the disk."""
