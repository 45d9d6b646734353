"""What belongs to one user of this computer and to no workbook: folders, settings, and what was opened lately."""
