"""Tests of `workbook.domain.rounds`."""
