"""What must hold for a pack as a whole: ids, references, sources, and what was released."""
