"""`python -m workbook` and the `workbook` command."""

import sys

from workbook.cli.run import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
