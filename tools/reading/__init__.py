"""How a pack reads: long sentences, the passive, phrases better left out, what is said twice. For whoever writes exercises."""
