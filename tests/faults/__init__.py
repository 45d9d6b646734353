"""Faults at every call of a save: errors, a sudden end, a power cut. `python -m tests.faults` runs all; a small part is a test."""
