"""The sizes a pack may have (docs/files.md 19), so that a page from a stranger can neither freeze nor fill the program."""

FILE_BYTES = 256 * 1024
"""One file of a pack. What comes from other people may be 256 KB."""

PACK_BYTES = 2 * 1024 * 1024
"""All files of a pack together."""

PACK_FILES = 500
"""Files of a pack."""

PAGE_TOKENS = 5_000
"""Markdown tokens of one file, those inside lines counted too."""

NESTING = 10
"""Depth of Markdown blocks: a list in a list counts two for each list."""

TABLE_COLUMNS = 20
TABLE_ROWS = 100
TABLE_CELLS = 1_000

LINE_BARS = 200
"""`|` signs on one line: short table rows are filled up by the Markdown reader, which takes seconds past this."""

COMMENTS = 200
"""Beginnings of comments in one piece of Markdown: the reader looks for the end of each through all the rest."""

TOML_DOTS = 200
"""Dots on one line of TOML: the standard reader takes quadratic time over a key of many parts."""

OPEN_ENDED = 20
"""Fences and comments of a page that are never closed, after each of which the page is read anew."""

FRONT_LINES = 50
"""Lines of a page's front matter."""

OPENER = 1_000
"""Characters of the line that begins a `:::` block: what reads its options takes quadratic time over blanks."""

BLOCKS = 100
"""`:::` blocks of one page."""

PLACES = 200
"""Places of one page: each is looked up anew whenever the page is shown."""

AFTER = 20
"""Ratings that one lift may wait for."""

DOCUMENTS = 100
"""Documents of a pack."""

FACTS = 300
"""Facts of a pack."""

FACT_LENGTH = 600
"""Characters of one part of a fact."""

LIST_ENTRIES = 500
"""Words or phrases of one list of `hints.toml`."""

LIST_ENTRY = 60
"""Characters of one of them."""

WEEKS = 60
"""Weeks of a programme."""

WEEK_NAME = 60
"""Characters of the name of a week."""

WEEK_LINE = 300
"""Characters of what one asks or thanks for in a week."""

PAGE_FACTS = 5
"""Fact cards on one page: each is kept with the page, so that a thousand of a long fact would fill the memory."""

SUGGESTIONS = 200
"""Times that the nearest known id is looked for in one pack (`check/suggest_id.py`)."""

PROBLEMS = 100
"""Problems told of one file; how many more there are is said after them."""
