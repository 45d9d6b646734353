"""TOML as text and back: entries, records, limits, merging and mending. Nothing here touches a disk."""
