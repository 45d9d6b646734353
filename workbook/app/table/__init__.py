"""The table editor: `sheet` is the rows as values, `columns` how wide they are, `grid` draws, `editor` ties them together."""
