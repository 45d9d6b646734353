"""Our own three themes: calm slate, calm paper, high contrast; one accent to act on, one warning colour, two greys.

Stylesheets use only the names that every Textual theme has (`$foreground`, `$text-muted`, `$accent`, `$warning`,
`$surface`, `$panel`), so any other theme works too. Every text colour here is at least 4.5:1 against each ground it
can stand on, in 256 colours too, and every border 3:1; a test computes it. A terminal with sixteen colours gets
them by name: the nearest to ours would all be the same grey.
"""

from dataclasses import replace

from textual.theme import Theme

from workbook.domain import dataclass

DARK = "workbook-dark"
LIGHT = "workbook-light"
CONTRAST = "workbook-contrast"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as `#rrggbb`.

    `ground`, `raised` and `chosen` are backgrounds: the page, a field, and the line under the cursor. `ink` and `soft`
    are the two greys of text, `line` is for borders, rules and empty bars and never carries text.
    """

    ground: str
    raised: str
    chosen: str
    ink: str
    soft: str
    line: str
    accent: str
    warning: str
    error: str

    @property
    def grounds(self) -> tuple[str, ...]:
        """The backgrounds that text can stand on."""
        return self.ground, self.raised, self.chosen

    @property
    def texts(self) -> tuple[str, ...]:
        """The colours that text can have."""
        return self.ink, self.soft, self.accent, self.warning, self.error


SLATE = Palette(
    ground="#16181c",
    raised="#1f2228",
    chosen="#2a2e36",
    ink="#dcdfe4",
    soft="#979ea8",
    line="#6f7785",
    accent="#7fc1b5",
    warning="#e6b35c",
    error="#f0938a",
)
PAPER = Palette(
    ground="#fbfaf7",
    raised="#f2f1ee",
    chosen="#eae8e4",
    ink="#25282d",
    soft="#5c626b",
    line="#86847c",
    accent="#0f6b60",
    warning="#8f5a00",
    error="#ab2f26",
)
NIGHT = Palette(
    ground="#000000",
    raised="#000000",
    chosen="#142e6e",
    ink="#ffffff",
    soft="#dddddd",
    line="#9a9a9a",
    accent="#7df9ff",
    warning="#ffd75f",
    error="#ffb3b3",
)

BY_NAME = Palette(
    ground="#000000",  # black
    raised="#000000",
    chosen="#0000aa",  # blue
    ink="#ffffff",  # bright white
    soft="#aaaaaa",  # white
    line="#aaaaaa",
    accent="#55ffff",  # bright cyan
    warning="#ffff55",  # bright yellow
    error="#ff5555",  # bright red, which has only 4.2:1 on blue: the darkest ground there is beside black
)
BY_NAME_ON_WHITE = Palette(
    ground="#ffffff",  # bright white
    raised="#ffffff",
    chosen="#55ffff",  # bright cyan
    ink="#000000",  # black
    soft="#555555",  # bright black
    line="#555555",
    accent="#0000aa",  # blue
    warning="#aa00aa",  # magenta: no yellow can be read on white
    error="#aa0000",  # red
)

FEW = ("standard", "windows")
"""What Textual calls a terminal with sixteen colours, and an old window of Windows."""


def theme_name(kind: str, colours: str | None) -> str:
    """The name of the theme `dark`, `light` or `contrast` for a terminal with `colours`, as Textual's console calls them."""
    return f"workbook-{kind}-named" if colours in FEW else f"workbook-{kind}"


def _theme(name: str, palette: Palette, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        success=palette.accent,
        warning=palette.warning,
        error=palette.error,
        foreground=palette.ink,
        background=palette.ground,
        surface=palette.raised,
        panel=palette.chosen,
        boost=palette.raised,
        dark=dark,
        variables={
            "text": palette.ink,
            "text-muted": palette.soft,
            "text-disabled": palette.soft,
            "text-accent": palette.accent,
            "text-primary": palette.accent,
            "text-success": palette.accent,
            "text-warning": palette.warning,
            "text-error": palette.error,
            "foreground-muted": palette.soft,
            "border": palette.accent,
            "border-blurred": palette.line,
            "block-cursor-background": palette.chosen,
            "block-cursor-foreground": palette.ink,
            "block-cursor-text-style": "none",
            "block-cursor-blurred-background": palette.ground,
            "block-cursor-blurred-foreground": palette.ink,
            "block-hover-background": palette.raised,
            "input-cursor-background": palette.ink,
            "input-cursor-foreground": palette.ground,
            "input-selection-background": palette.accent,
            "input-selection-foreground": palette.ground,
            "scrollbar": palette.line,
            "scrollbar-hover": palette.soft,
            "scrollbar-active": palette.accent,
            "scrollbar-background": palette.ground,
            "scrollbar-background-hover": palette.ground,
            "scrollbar-background-active": palette.ground,
            "scrollbar-corner-color": palette.ground,
        },
    )


THEMES: tuple[Theme, ...] = (
    _theme(DARK, SLATE, True),
    _theme(LIGHT, PAPER, False),
    _theme(CONTRAST, NIGHT, True),
    _theme(f"{DARK}-named", BY_NAME, True),
    _theme(f"{LIGHT}-named", BY_NAME_ON_WHITE, False),
    _theme(f"{CONTRAST}-named", replace(BY_NAME, soft=BY_NAME.ink, line=BY_NAME.ink), True),
)
"""To be given to `App.register_theme`, the dark one first; those of the same colours by name last."""
