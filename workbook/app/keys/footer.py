"""What stands in the footer of a place before all else, where there is not room for everything."""

PINNED: dict[str, tuple[str, ...]] = {
    "home": ("home.open", "go.exercises", "go.readiness", "go.actions", "go.search"),
    "exercise": (
        "rating.0",
        "rating.na",
        "rating.open",
        "exercise.next",
        "exercise.take-over",
        "exercise.ago",
        "exercise.before",
        "app.undo",
        "exercise.lesson",
    ),
}
"""Commands by their ids, the most important first. They keep the order of the tables; what else there is has the room that is left."""


LAST = ("go.search", "app.quit")
"""What gives way first of all where it is not pinned: the list of all commands has it too."""


def rank(place: str, command: str | None) -> int:
    """How soon a command loses its place in the footer: the higher, the sooner; what is neither pinned nor last stands between."""
    ids = PINNED.get(place, ())
    if command in ids:
        return ids.index(command)
    return len(ids) + (1 + LAST.index(command) if command in LAST else 0)


def pinned(place: str) -> int:
    """Below which rank everything is pinned."""
    return len(PINNED.get(place, ()))
