"""The hint `ask`: whether an ask for an introduction names a kind of person, serves that person, and leaves a way out.

The rules: a kind of person and not “anyone”, a benefit to that person, an easy way to say no, under sixty words.
"""

from collections.abc import Iterator

from workbook.domain import Item, TextItem, Value, dataclass
from workbook.hints.context import Context, Rule
from workbook.hints.vocabulary import Vocabulary
from workbook.hints.words import sentences, words

_BEGUN = 8
"""Words from which on something can be said at all; a whole short question only hears of its “anyone”."""

_ENOUGH = 25
"""Words from which on something can be called missing, though the last sentence is still being written."""

_ENDS = (".", "!", "?", "…", '."', '?"', '!"', ".”", "?”", "!”", ")")

_LONGEST = 60


def _say(item: Item, value: Value, context: Context) -> Iterator[str]:
    vocabulary = context.vocabulary
    if not isinstance(value, str) or vocabulary is None:
        return
    value = " ".join(value.split())  # a line break ends no sentence
    found = words(value)
    ended = value.endswith(_ENDS)
    short = len(found) < _BEGUN
    if (short and not ended) or not vocabulary.reads_as_prose(found):
        return
    parts = [_Sentence(words(part), vocabulary) for part in sentences(value)]
    finished = not short and (ended or len(found) >= _ENOUGH)
    kind = any(part.names_a_kind() for part in parts)
    if vague := next((word for part in parts for word in part.vague(kind)), ""):
        yield (
            f"“{vague.capitalize()}” brings nobody to mind. Name a kind of person instead, "
            "for example: “a neighbour with an old boiler”."
        )
    elif finished and not kind:
        yield (
            "It does not say yet what kind of person you mean. Describe one, "
            "for example: “someone who has just moved into an old house”."
        )
    if finished and not any(part.gives() for part in parts):
        yield (
            "What would that person get from it? Say so, "
            "for example: “I can show them in half an hour what is worth mending.”"
        )
    if finished and not _leaves_a_way_out(found, vocabulary):
        yield "An easy way to say no is missing. Add one, for example: “If nobody comes to mind, that is fine.”"
    most = (item.words if isinstance(item, TextItem) else None) or _LONGEST
    if (length := len(value.split())) > most:
        yield f"These are {length} words. Up to {most} are easier to say and to remember. Which sentence could go?"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The words of one sentence, or of its half at a colon, and the lists that they are looked up in."""

    words: list[str]
    lists: Vocabulary

    def vague(self, kind: bool) -> Iterator[str]:
        """The words for just anybody, but for where they belong: “if you would rather not ask anyone”.

        `kind` says that the text names a kind of person, to which such a word may lead back.
        """
        for place, word in enumerate(self.words):
            if word not in self.lists.anybody:
                continue
            before, after = self.words[max(place - 4, 0) : place], self.words[place + 1 : place + 2]
            back_to_it = kind and after and after[0] in self.lists.anybody_known
            if not back_to_it and not any(map(self.lists.denies, before)):
                yield word

    def names_a_kind(self) -> bool:
        """Whether there is a word for a person with something that describes them."""
        for place, word in enumerate(self.words):
            rest = self.words[place + 1 : place + 16]
            if word in self.lists.who:
                if any(map(self._tells, rest)):
                    return True
            elif self.lists.is_person(word):
                before = self.words[place - 1] if place else ""
                if self._tells(before) and before not in self.lists.doing:
                    return True
                if rest and rest[0] in self.lists.familiar:  # “people you know with a dog”
                    rest = rest[2:]
                described = bool(rest) and (rest[0] in self.lists.describing or self._tells(rest[0]))
                if described and any(map(self._tells, rest)):
                    return True
        return False

    def gives(self) -> bool:
        """Whether it says what somebody else gets: “I can show them …”, “they can try it”, “free of charge”."""
        lists = self.lists
        for place, word in enumerate(self.words):
            after = self.words[place + 1 : place + 5]
            if word in lists.gifts and self.words[max(place - 1, 0)] not in lists.no_gift_behind:
                return True
            if word in lists.giving and not lists.them.isdisjoint(after[:3]) and not self._back_to_us(after):
                return True
            able = after[0] if after else ""
            if word in lists.they and able in lists.getting and lists.calling.isdisjoint(after[1:3]):
                return True
        return self._hands_over() or lists.gift_phrases.within(self.words)

    def _tells(self, word: str) -> bool:
        """Whether a word helps to picture somebody."""
        return bool(word) and not any(
            word in known for known in (self.lists.small, self.lists.empty, self.lists.anybody)
        )

    def _back_to_us(self, after: list[str]) -> bool:
        """Whether what “them” are given is only the way to us: “send them to me”, “give them my number”."""
        return not self.lists.us.isdisjoint(after) or not self.lists.cards.isdisjoint(after)

    def _hands_over(self) -> bool:
        """Whether it hands something on that is no way to us: “here is a page on rot for a friend”."""
        for place in range(len(self.words)):
            if length := self.lists.handing_over.at(self.words, place):
                rest = self.words[place + length :]
                to = next((number for number, word in enumerate(rest) if word in self.lists.handing_to), len(rest))
                receiver = rest[to + 1 : to + 4]
                somebody = any(word in self.lists.them or self.lists.is_person(word) for word in receiver)
                return somebody and self.lists.cards.isdisjoint(rest[:to])
        return False


def _leaves_a_way_out(found: list[str], lists: Vocabulary) -> bool:
    """Whether a text says that no is an answer too: “no pressure”, “if nobody comes to mind”."""
    places = (place for place in range(len(found)) if lists.to_mind.at(found, place))
    return lists.ways_out.within(found) or any(
        not lists.on_condition.isdisjoint(found[max(place - 3, 0) : place]) for place in places
    )


ask = Rule(("text", "line"), _say, words=True)
"""Suggests what a script that asks for an introduction still wants."""
