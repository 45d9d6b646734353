"""A round whose result is there is closed, whatever its head says: the head follows the result, with the next save (docs/files.md 8)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from workbook.domain.rounds.result import Result
from workbook.domain.rounds.round import Reply, RoundHead, Said
from workbook.store.kinds import REPLIES, REPLY, RESULT, ROUND_HEAD, encode_whole
from workbook.store.loaded_file import Documents, Load, fetch

_SECOND = timedelta(seconds=1)


def follow_results(documents: Documents, load: Load) -> None:
    """Have the heads of rounds say what the results beside them do, as changes that wait for the next save.

    Of the results that nobody has asked for so far only those are looked at, by `load`, whose head is not closed.
    """
    for head in [one for one in documents.values() if one.kind is ROUND_HEAD and one.sealed is None]:
        id = (ROUND_HEAD.fields_of(head.name) or {})["id"]
        name, record = RESULT.file.format(id=id), head.whole()[0]
        if not isinstance(record, RoundHead):
            continue
        if record.state != "closed":
            fetch(documents, name, load)
        result = documents[name].whole()[0] if name in documents else None
        if isinstance(result, Result) and result.round == id and not _says(record, result):
            closed = _closed(record, result, _moments(documents, id, record, load))
            head.take_over(encode_whole(ROUND_HEAD, closed, head.entries))


def _says(head: RoundHead, result: Result) -> bool:
    """Whether a head says what the result does: that it was closed on that day, with these words."""
    on_that_day = head.state == "closed" and head.closed is not None and head.closed.date() == result.closed
    return on_that_day and _plain(head.word) == _plain(_word(result))


def _word(result: Result) -> dict[str, Said]:
    """What a result says of each rating that it asked. Only a team's round says anything of its own."""
    return {
        one.id: Said(level=one.level, na=one.na, evidence=one.evidence)
        for one in result.items
        if result.kind == "team" and one.asked and not one.kept and (one.level is not None or one.na is not None)
    }


def _plain(word: Mapping[str, Said]) -> Any:
    return {item: (said.level, said.na, frozenset(said.evidence)) for item, said in word.items()}


def _closed(head: RoundHead, result: Result, moments: Iterator[datetime]) -> RoundHead:
    """The head as closed by the result, which knows only the day: a second after the last that was given up to then, on that day."""
    if head.closed is None or head.closed.date() != result.closed:
        known = [one for one in (head.opened, head.revealed, *moments) if one is not None]
        zone = known[0].tzinfo if known else UTC
        start = datetime.combine(result.closed, time(), zone)
        closed = max([start, *(one for one in known if one.date() == result.closed)]) + _SECOND
        closed = closed if closed.date() == result.closed else closed - _SECOND
    else:
        closed = head.closed
    revealed = head.revealed or (closed if head.kind != "solo" else None)
    return replace(head, state="closed", revealed=revealed, closed=closed, word=_word(result))


def _moments(documents: Documents, id: str, head: RoundHead, load: Load) -> Iterator[datetime]:
    """When the replies to a round were given, as far as they say."""
    for seat in head.roster:
        replies = fetch(documents, REPLIES.file.format(id=id, person=seat.id), load)
        for _, reply in replies.held(REPLY) if replies is not None else ():
            if isinstance(reply, Reply):
                votes = (vote.at for vote in (reply.first, reply.second) if vote is not None)
                yield from (at for at in (reply.at, *votes) if at is not None)
