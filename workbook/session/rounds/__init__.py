"""Rounds in an open workbook: a module for each thing that people do with one."""
