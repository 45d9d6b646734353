"""One open workbook, between the screens or commands above and the folder and pack below."""
