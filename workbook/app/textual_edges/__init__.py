"""Every touch of what Textual keeps to itself. Its next minor version may change any of it: look here, and nowhere else.

A name that begins with an underscore here is Textual's; what is ours has none.
"""
