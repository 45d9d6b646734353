"""The words and phrases that hints look for: data of the pack (`hints.toml`), so that one in another language brings its own."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from workbook.domain import WordList, dataclass
from workbook.hints.words import Phrases, Words, stem, words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every list of `hints.toml` by its name there; what each is for stands beside it in the shipped one."""

    small: Words
    worn: Phrases
    plain: Phrases
    owner: Words
    several: Words
    anybody: Words
    anybody_known: Words
    denials: Words
    denial_endings: Words
    persons: Words
    person_endings: Words
    not_persons: Words
    who: Words
    familiar: Words
    describing: Words
    doing: Words
    empty: Words
    them: Words
    they: Words
    giving: Words
    getting: Words
    calling: Words
    us: Words
    cards: Words
    gifts: Words
    no_gift_behind: Words
    gift_phrases: Phrases
    handing_over: Phrases
    handing_to: Words
    ways_out: Phrases
    to_mind: Phrases
    on_condition: Words

    def content(self, text: str) -> dict[str, str]:
        """What `text` is about: the stem of each word that is not small, with the word as it stands first, in order."""
        found: dict[str, str] = {}
        for word in words(text):
            if word not in self.small and (len(word) > 1 or word.isdigit()):
                found.setdefault(stem(word), word)
        return found

    def reads_as_prose(self, found: list[str]) -> bool:
        """Whether at least one word in four is a small one, as in all prose of this language."""
        return 4 * sum(word in self.small for word in found) >= len(found)

    def is_person(self, word: str) -> bool:
        """Whether `word` is one for a person, or for a body of people, in one or many: “friends”, “bookkeeper”, “firm”."""
        one = stem(word)
        if word in self.persons or one in self.persons:
            return True
        ends = len(one) > 4 and one.endswith(tuple(self.person_endings))
        return ends and one not in self.not_persons and word not in self.not_persons

    def denies(self, word: str) -> bool:
        """Whether `word` turns what comes behind it into its opposite: “not”, “don't”."""
        return word in self.denials or word.endswith(tuple(self.denial_endings))


LISTS: dict[str, Any] = {field.name: field.type for field in fields(Vocabulary)}
"""The name of each list, in the order of `hints.toml`, and whether it holds `Words` or `Phrases`."""


def vocabulary(lists: Iterable[WordList]) -> Vocabulary | None:
    """The lists of a pack, looked up by name; None for a pack that has not all of them."""
    known = {one.name: one.entries for one in lists}
    if not known.keys() >= LISTS.keys():
        return None
    return Vocabulary(**{name: kind(known[name]) for name, kind in LISTS.items()})
