"""Tests of the rules of rounds."""
