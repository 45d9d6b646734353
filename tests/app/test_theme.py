"""The themes can be read: every text colour on every ground, in as many colours as the terminal has."""

import pytest
from rich._palettes import EIGHT_BIT_PALETTE, STANDARD_PALETTE
from rich.color import Color, ColorSystem
from textual.theme import Theme

from workbook.app.widgets import (
    BY_NAME,
    BY_NAME_ON_WHITE,
    NIGHT,
    NIGHT_256,
    PAPER,
    PAPER_256,
    SLATE,
    SLATE_256,
    THEMES,
    Palette,
    theme_name,
)

ENOUGH = 4.5
"""The contrast that WCAG 2.2 asks for text of normal size (1.4.3)."""

SEEN = 3
"""The contrast that it asks for the border of a field (1.4.11)."""

RED_ON_BLUE = 4.2
"""The best that sixteen colours have for an error on the chosen line."""

PALETTES = {"dark": SLATE, "light": PAPER, "contrast": NIGHT}
OF_256 = {"dark": SLATE_256, "light": PAPER_256, "contrast": NIGHT_256}
FULL, NAMED = THEMES[:6], THEMES[6:]


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def number(colour: str, system: ColorSystem) -> int:
    """The number of the colour that a terminal of `system` shows for `#rrggbb`."""
    found = Color.parse(colour).downgrade(system).number
    assert found is not None
    return found


def shown(colour: str, system: ColorSystem) -> str:
    """The colour that it shows, as `#rrggbb`."""
    if system is ColorSystem.TRUECOLOR:
        return colour
    table = EIGHT_BIT_PALETTE if system is ColorSystem.EIGHT_BIT else STANDARD_PALETTE
    return "#{:02x}{:02x}{:02x}".format(*table[number(colour, system)])


@pytest.mark.parametrize("theme", FULL, ids=lambda theme: theme.name)
def test_all_text_can_be_read_on_all_grounds(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    for text in ("foreground", "text", "text-muted", "text-disabled", "text-accent", "text-warning", "text-error"):
        for ground in ("background", "surface", "panel"):
            assert contrast(colours[text], colours[ground]) >= ENOUGH, (text, ground)


@pytest.mark.parametrize("theme", NAMED, ids=lambda theme: theme.name)
def test_all_text_can_be_read_in_sixteen_colours(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    for text in ("foreground", "text", "text-muted", "text-disabled", "text-accent", "text-warning", "text-error"):
        for ground in ("background", "surface", "panel"):
            hard = theme.dark and (text, ground) == ("text-error", "panel")
            assert contrast(colours[text], colours[ground]) >= (RED_ON_BLUE if hard else ENOUGH), (text, ground)


@pytest.mark.parametrize("kind", PALETTES)
@pytest.mark.parametrize("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
def test_all_can_be_read_as_the_terminal_shows_it(kind: str, system: ColorSystem) -> None:
    palette = (PALETTES if system is ColorSystem.TRUECOLOR else OF_256)[kind]
    for ground in palette.grounds:
        for text in palette.texts:
            assert contrast(shown(text, system), shown(ground, system)) >= ENOUGH, (text, ground)
        for mark in palette.marks:
            assert contrast(shown(mark, system), shown(ground, system)) >= SEEN, (mark, ground)
    assert contrast(shown(palette.on_accent, system), shown(palette.accent, system)) >= ENOUGH
    assert len({shown(text, system) for text in palette.texts}) == 5
    assert len({shown(mark, system) for mark in (*palette.marks, palette.accent)}) == 3
    assert len({shown(ground, system) for ground in palette.grounds}) == 3


@pytest.mark.parametrize("palette", [BY_NAME, BY_NAME_ON_WHITE], ids=["dark", "light"])
def test_sixteen_colours_tell_all_apart(palette: Palette) -> None:
    names = [number(colour, ColorSystem.STANDARD) for colour in palette.texts]
    assert len(set(names)) == 5 and number(palette.ground, ColorSystem.STANDARD) not in names
    assert number(palette.chosen, ColorSystem.STANDARD) not in (*names, number(palette.ground, ColorSystem.STANDARD))
    assert all(contrast(mark, ground) >= SEEN for mark in palette.marks for ground in palette.grounds)
    for colour in (*palette.texts, *palette.grounds, palette.line):
        assert shown(colour, ColorSystem.STANDARD) == colour, "this is none of the sixteen"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_selected_text_and_the_cursor_can_be_read(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    for part in ("input-selection", "input-cursor", "block-cursor"):
        assert contrast(colours[f"{part}-foreground"], colours[f"{part}-background"]) >= ENOUGH, part


def test_every_kind_of_theme_is_there_in_full_and_by_name() -> None:
    names = {theme.name for theme in THEMES}
    for kind in PALETTES:
        for colours in ("truecolor", "256", "standard", "windows", None):
            assert theme_name(kind, colours) in names
