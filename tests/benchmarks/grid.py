"""A terminal's cells, as far as a full-screen program needs them to be known: cursor moves, erasing, wide characters. No colours."""

import codecs
import re
import unicodedata

_TOKEN = re.compile(
    r"\x1b\[(?P<private>[?>=<]?)(?P<numbers>[0-9;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)"  # a string for the terminal itself, such as a window title
    r"|\x1b[()][0-9A-Za-z]|\x1b[0-9=>cDEHMNOZ]"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f])"
    r"|(?P<text>[^\x00-\x1f]+)"
)


class Grid:
    """The cells of a terminal of `width` by `height`, changed by the bytes fed to it. Lines never wrap, as Textual asks."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.cells: dict[tuple[int, int], str] = {}
        self._row = self._column = 0
        self._rest = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def feed(self, data: bytes) -> list[bytes]:
        """Take what the program wrote; returns the terminal's answers to the questions in it."""
        text = self._rest + self._decode(data)
        position, answers = 0, []
        while position < len(text):
            token = _TOKEN.match(text, position)
            if token is None:
                if len(text) - position < 4096 and text[position] == "\x1b":
                    break  # the rest of this sequence has not come yet
                position += 1
                continue
            position = token.end()
            if run := token["text"]:
                self._write(run)
            elif control := token["control"]:
                self._control(control)
            elif (final := token["final"]) and (answer := self._sequence(token, final)):
                answers.append(answer)
        self._rest = text[position:]
        return answers

    def lines(self) -> list[str]:
        """The rows as text, for finding words on the screen."""
        return [
            "".join(self.cells.get((row, column), " ") for column in range(self.width)).rstrip()
            for row in range(self.height)
        ]

    def glyphs(self) -> dict[tuple[int, int], str]:
        """Every cell that holds something other than a blank."""
        return {place: glyph for place, glyph in self.cells.items() if glyph.strip()}

    def _write(self, run: str) -> None:
        for char in run:
            if unicodedata.combining(char) or char in "\u200d\ufe0e\ufe0f":
                continue
            if self._column >= self.width:
                return
            self.cells[self._row, self._column] = char
            self._column += 1
            if unicodedata.east_asian_width(char) in "WF":
                self.cells[self._row, self._column] = ""
                self._column += 1

    def _control(self, control: str) -> None:
        if control == "\r":
            self._column = 0
        elif control == "\n":
            self._row = min(self._row + 1, self.height - 1)
        elif control == "\b":
            self._column = max(self._column - 1, 0)

    def _sequence(self, token: re.Match[str], final: str) -> bytes | None:
        if token["between"] == "$" and final == "p":  # is this mode known? 2 is “known, and off”; 0 is “unknown”
            mode = token["numbers"]
            return f"\x1b[?{mode};{2 if mode == '2026' else 0}$y".encode()
        if token["private"] or token["between"]:
            return b"\x1b[?0u" if (token["private"], final) == ("?", "u") else None
        numbers = [int(number or 0) for number in token["numbers"].replace(":", ";").split(";")]
        if final in "Hf":
            self._row = min(max(numbers[0], 1), self.height) - 1
            self._column = min(max(numbers[1] if len(numbers) > 1 else 1, 1), self.width) - 1
        elif final in "ABCDGd":
            self._move(final, max(numbers[0], 1))
        elif final in "JK":
            self._erase(final, numbers[0])
        elif final == "c":
            return b"\x1b[?62c"
        elif final == "n":
            return f"\x1b[{self._row + 1};{self._column + 1}R".encode()
        return None

    def _move(self, final: str, count: int) -> None:
        if final in "AB":
            self._row = min(max(self._row + (count if final == "B" else -count), 0), self.height - 1)
        elif final in "CD":
            self._column = min(max(self._column + (count if final == "C" else -count), 0), self.width - 1)
        elif final == "G":
            self._column = min(count, self.width) - 1
        else:
            self._row = min(count, self.height) - 1

    def _erase(self, final: str, how: int) -> None:
        here = (self._row, self._column)
        for place in list(self.cells):
            inside = final == "J" or place[0] == self._row
            if inside and (how >= 2 or (place >= here if how == 0 else place <= here)):
                del self.cells[place]
