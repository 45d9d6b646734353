"""The themes can be read: every text colour on every ground."""

import pytest
from textual.theme import Theme

from workbook.app.theme import THEMES

ENOUGH = 4.5
"""The contrast that WCAG 2.2 asks for text of normal size (1.4.3)."""


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_all_text_can_be_read_on_all_grounds(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    for text in ("foreground", "text", "text-muted", "text-disabled", "text-accent", "text-warning", "text-error"):
        for ground in ("background", "surface", "panel"):
            assert contrast(colours[text], colours[ground]) >= ENOUGH, (text, ground)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_selected_text_and_the_cursor_can_be_read(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    for part in ("input-selection", "input-cursor", "block-cursor"):
        assert contrast(colours[f"{part}-foreground"], colours[f"{part}-background"]) >= ENOUGH, part
