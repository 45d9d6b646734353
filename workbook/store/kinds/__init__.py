"""The kinds of file that a workbook is made of: what each is called, what it holds, and where each value lives."""
