"""Our own three themes, of twelve names with one meaning each: dark and light grounds with a little of the accent's hue, and contrast.

Ink is earned: what is proven is the solid accent, what is claimed a tint of it, what is open a dotted track, and a line between
things says nothing alone. Stylesheets name a colour as Textual does where it has a name for it (`$background` is `ground`, `$surface`
`raised`, `$panel` `chosen`, `$border-blurred` `line`, `$foreground` `ink`, `$text-muted` `soft`, `$text-accent` `accent`,
`$text-warning` `warm`, `$text-error` `error`), else by its own: `$track`, `$tint`, `$on-accent`. Every text colour is at least
4.5:1 against each ground it can stand on, in 256 colours too, and every mark 3:1; a test computes it. A terminal with sixteen
colours gets them by name: the nearest to ours would all be the same grey.
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

    `ground`, `raised` and `chosen` are backgrounds: the page, a card or a field, and the line under the cursor. `ink` and `soft`
    are the two weights of text, and `on_accent` is text on a chip. `accent`, `tint` and `track` are the inks of what is proven,
    claimed and open; the last two are for marks only. `warm` needs somebody. `line` is for rules and frames at rest.
    """

    ground: str
    raised: str
    chosen: str
    line: str
    track: str
    ink: str
    soft: str
    accent: str
    tint: str
    on_accent: str
    warm: str
    error: str

    @property
    def grounds(self) -> tuple[str, ...]:
        """The backgrounds that text can stand on."""
        return self.ground, self.raised, self.chosen

    @property
    def texts(self) -> tuple[str, ...]:
        """The colours that text can have."""
        return self.ink, self.soft, self.accent, self.warm, self.error

    @property
    def marks(self) -> tuple[str, ...]:
        """The colours of marks, which never carry text."""
        return self.tint, self.track


SLATE = Palette(
    ground="#0e1617",
    raised="#162122",
    chosen="#22393a",
    line="#3a4f50",
    track="#718888",
    ink="#eaf0ee",
    soft="#9db0ae",
    accent="#5ed6b3",
    tint="#3f9480",
    on_accent="#06120f",
    warm="#f4b95a",
    error="#ff9a8d",
)
PAPER = Palette(
    ground="#fcf9f2",
    raised="#f3eee2",
    chosen="#dfe9e0",
    line="#cdc5b3",
    track="#857f70",
    ink="#1c2422",
    soft="#545e5a",
    accent="#0a6957",
    tint="#438b79",
    on_accent="#ffffff",
    warm="#8a5000",
    error="#a82c20",
)
NIGHT = Palette(
    ground="#000000",
    raised="#141414",
    chosen="#0b3a4a",
    line="#8c8c8c",
    track="#9a9a9a",
    ink="#ffffff",
    soft="#dedede",
    accent="#7dffdb",
    tint="#38b596",
    on_accent="#000000",
    warm="#ffd75f",
    error="#ffb3b3",
)

BY_NAME = Palette(
    ground="#000000",  # black
    raised="#000000",
    chosen="#0000aa",  # blue
    line="#aaaaaa",  # white
    track="#aaaaaa",
    ink="#ffffff",  # bright white
    soft="#aaaaaa",
    accent="#55ffff",  # bright cyan
    tint="#00aaaa",  # cyan
    on_accent="#000000",
    warm="#ffff55",  # bright yellow
    error="#ff5555",  # bright red, which has only 4.2:1 on blue: the darkest ground there is beside black
)
BY_NAME_ON_WHITE = Palette(
    ground="#ffffff",  # bright white
    raised="#ffffff",
    chosen="#55ffff",  # bright cyan
    line="#555555",  # bright black
    track="#555555",
    ink="#000000",  # black
    soft="#555555",
    accent="#0000aa",  # blue
    tint="#5555ff",  # bright blue
    on_accent="#ffffff",
    warm="#aa00aa",  # magenta: no yellow can be read on white
    error="#aa0000",  # red
)

SLATE_256 = Palette(
    ground="#121212",
    raised="#1c1c1c",
    chosen="#303030",
    line="#4e4e4e",
    track="#808080",
    ink="#eeeeee",
    soft="#a8a8a8",
    accent="#5fd7af",
    tint="#5f8787",
    on_accent="#121212",
    warm="#ffaf5f",
    error="#ff8787",
)
PAPER_256 = Palette(
    ground="#ffffff",
    raised="#eeeeee",
    chosen="#d7ffd7",
    line="#c6c6c6",
    track="#808080",
    ink="#1c1c1c",
    soft="#585858",
    accent="#005f5f",
    tint="#5f8787",
    on_accent="#ffffff",
    warm="#875f00",
    error="#af0000",
)
NIGHT_256 = Palette(
    ground="#000000",
    raised="#121212",
    chosen="#00005f",
    line="#8a8a8a",
    track="#9e9e9e",
    ink="#ffffff",
    soft="#dadada",
    accent="#87ffd7",
    tint="#5faf87",
    on_accent="#000000",
    warm="#ffd75f",
    error="#ffafaf",
)
"""The same for terminals with 256 colours, of which these are some: the nearest to the others are too bright, or all alike."""

FEW = ("standard", "windows")
"""What Textual calls a terminal with sixteen colours, and an old window of Windows."""


def theme_name(kind: str, colours: str | None) -> str:
    """The name of the theme `dark`, `light` or `contrast` for a terminal with `colours`, as Textual's console calls them."""
    less = "-named" if colours in FEW else "-256" if colours == "256" else ""
    return f"workbook-{kind}{less}"


def _theme(name: str, palette: Palette, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        success=palette.accent,
        warning=palette.warm,
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
            "text-warning": palette.warm,
            "text-error": palette.error,
            "foreground-muted": palette.soft,
            "track": palette.track,
            "tint": palette.tint,
            "on-accent": palette.on_accent,
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
            "input-selection-foreground": palette.on_accent,
            "scrollbar": palette.line,
            "scrollbar-hover": palette.track,
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
    _theme(f"{DARK}-256", SLATE_256, True),
    _theme(f"{LIGHT}-256", PAPER_256, False),
    _theme(f"{CONTRAST}-256", NIGHT_256, True),
    _theme(f"{DARK}-named", BY_NAME, True),
    _theme(f"{LIGHT}-named", BY_NAME_ON_WHITE, False),
    _theme(f"{CONTRAST}-named", replace(BY_NAME, soft=BY_NAME.ink, line=BY_NAME.ink), True),
)
"""To be given to `App.register_theme`, the dark one first; those for 256 colours and for sixteen last."""
