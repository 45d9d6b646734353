"""The pages made from the answers."""
