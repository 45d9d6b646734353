"""Minutes as one thinks of them."""


def minutes_words(minutes: int) -> str:
    """So many minutes as one thinks of them: `64 min`, `5 h`, `2½ h`."""
    if minutes < 100:
        return f"{minutes} min"
    halves = round(minutes / 30)
    return f"{halves // 2}{'½' * (halves % 2)} h"
