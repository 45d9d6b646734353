"""Tests of the writing checker: above all what it must not say."""
