"""What stands in the footer of a place before all else, where there is not room for everything."""

PINNED: dict[str, tuple[str, ...]] = {
    "home": ("home.open", "go.exercises", "go.readiness", "go.actions", "go.search"),
    "exercise": (
        "rating.0",
        "rating.na",
        "rating.open",
        "exercise.next",
        "exercise.take-over",
        "exercise.before",
        "app.undo",
        "exercise.lesson",
    ),
}
"""Commands by their ids, the most important first. They keep the order of the tables; what else there is has the room that is left."""


def rank(place: str, command: str | None) -> int:
    """How soon a command loses its place in the footer: the higher, the sooner; those that are not pinned all alike, after the rest."""
    ids = PINNED.get(place, ())
    return ids.index(command) if command in ids else len(ids)
