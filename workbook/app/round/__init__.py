"""The check-in: where it begins, the open actions, each rating, where one was the last time, and what has changed."""
