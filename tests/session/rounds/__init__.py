"""Tests of rounds in an open workbook."""
