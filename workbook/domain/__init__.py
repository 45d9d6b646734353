"""The pure core: what a pack, a workbook, a score and an action are. Standard library only; no files, no clock, no randomness."""
