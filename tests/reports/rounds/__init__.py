"""Tests of `workbook.reports.rounds`."""
