"""Why a number changed with an edition of the ratings, in sentences: for Home, for Readiness and for `workbook score`."""

from workbook.domain import FORMULA, count
from workbook.domain.edition import Edition


def edition_line(edition: Edition) -> str:
    """What waits, in one sentence; empty where nothing does."""
    if edition.to_confirm:
        levels = count(len(edition.to_confirm), "level")
        was = "was" if len(edition.to_confirm) == 1 else "were"
        return f"{levels} {was} given to an earlier wording{_unproven(edition)}. Confirm each with one key."
    if edition.offering:
        new = count(len(edition.offering), "new rating")
        takes, offers = ("takes", "offers") if len(edition.offering) == 1 else ("take", "offer")
        return f"{new} {takes} the place of what you rated before, and {offers} your level again with one key."
    return ""


def edition_lines(edition: Edition) -> list[str]:
    """Why the number is another than before, in a few sentences; none where nothing waits any more."""
    if not edition.waiting:
        return []
    lines = [edition_line(edition)]
    if edition.retired:
        gone = count(len(edition.retired), "rating")
        words = f"{gone} that you gave a level {'is' if len(edition.retired) == 1 else 'are'} no longer asked"
        again = len(edition.offering)
        words += f"; {again} of the new ones {'offers' if again == 1 else 'offer'} it again." if again else "."
        lines.append(f"{words} What you said stays in your files.")
    lines.append(
        f"The score is made by the formula {FORMULA} now. What changed, and why, stands in docs/ratings-second-edition.md."
    )
    return lines


def _unproven(edition: Edition) -> str:
    """That levels of 3 and 4 count without proof until then."""
    if not edition.unproven:
        return ""
    if edition.unproven == len(edition.to_confirm):
        return f", and {'counts' if edition.unproven == 1 else 'count'} without proof until confirmed"
    those = "the one at 3 or 4 counts" if edition.unproven == 1 else f"the {edition.unproven} at 3 or 4 count"
    return f", and {those} without proof until confirmed"
