"""Tests of results as data and as text."""
