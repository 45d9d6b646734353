"""Markdown and TOML of a pack to domain values, one file at a time."""
