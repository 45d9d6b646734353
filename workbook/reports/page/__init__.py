"""A filled page in each form that it can take: text, Markdown, HTML."""
