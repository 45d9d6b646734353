"""Our own three themes: calm slate, calm paper, high contrast; one accent to act on, one warning colour, two greys.

Stylesheets use only the names that every Textual theme has (`$foreground`, `$text-muted`, `$accent`, `$warning`,
`$surface`, `$panel`), so any other theme works too. Every text colour here is at least 4.5:1 against each ground it
can stand on; a test computes it.
"""

from dataclasses import dataclass

from textual.theme import Theme

DARK = "workbook-dark"
LIGHT = "workbook-light"
CONTRAST = "workbook-contrast"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as `#rrggbb`.

    `ground`, `raised` and `chosen` are backgrounds: the page, a field, and the line under the cursor. `ink` and `soft`
    are the two greys of text, `line` is for rules and empty bars and never carries text.
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
    line="#454b56",
    accent="#7fc1b5",
    warning="#e6b35c",
    error="#f0938a",
)
PAPER = Palette(
    ground="#fbfaf7",
    raised="#f1f0eb",
    chosen="#e6e4dd",
    ink="#25282d",
    soft="#5c626b",
    line="#c4c1b8",
    accent="#0f6b60",
    warning="#8f5a00",
    error="#ab2f26",
)
NIGHT = Palette(
    ground="#000000",
    raised="#000000",
    chosen="#1f3a6e",
    ink="#ffffff",
    soft="#dddddd",
    line="#9a9a9a",
    accent="#7df9ff",
    warning="#ffd75f",
    error="#ffb3b3",
)


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


THEMES: tuple[Theme, ...] = (_theme(DARK, SLATE, True), _theme(LIGHT, PAPER, False), _theme(CONTRAST, NIGHT, True))
"""To be given to `App.register_theme`, the dark one first."""
