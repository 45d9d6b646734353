"""The kinds of file that a workbook is made of: what each is called, what it holds, and where each value lives.

To add one takes a module here that declares it, and its name in `registry.KINDS`.
"""

from workbook.store.kinds.actions import ACTION, ACTIONS, SUGGESTED
from workbook.store.kinds.answers import ANSWER, ANSWERS
from workbook.store.kinds.changes import Address, change, locate, place_of
from workbook.store.kinds.decisions import DECISION, DECISIONS
from workbook.store.kinds.former import FORMER_CHECKIN, FORMER_RATINGS, FormerRatingAt
from workbook.store.kinds.kind import KEPT, OWN_ID, Kind, Naming, Rule, Section, Whole, within
from workbook.store.kinds.marks import MARK, MARKS
from workbook.store.kinds.profile import FORMER_DEMO, PROFILE, WORKBOOK
from workbook.store.kinds.progress import LEFT_AT, PROGRESS, TRACK
from workbook.store.kinds.ratings import RATING, RATINGS, both_words
from workbook.store.kinds.records import decode, decode_whole, encode, encode_whole
from workbook.store.kinds.registry import drafted, home_of, kind_of, words_of
from workbook.store.kinds.rounds import REPLIES, REPLY, RESULT, ROUND_HEAD, is_round_id

__all__ = [
    "ACTION",
    "ACTIONS",
    "ANSWER",
    "ANSWERS",
    "DECISION",
    "DECISIONS",
    "FORMER_CHECKIN",
    "FORMER_DEMO",
    "FORMER_RATINGS",
    "KEPT",
    "LEFT_AT",
    "MARK",
    "MARKS",
    "OWN_ID",
    "PROFILE",
    "PROGRESS",
    "RATING",
    "RATINGS",
    "REPLIES",
    "REPLY",
    "RESULT",
    "ROUND_HEAD",
    "SUGGESTED",
    "TRACK",
    "WORKBOOK",
    "Address",
    "FormerRatingAt",
    "Kind",
    "Naming",
    "Rule",
    "Section",
    "Whole",
    "both_words",
    "change",
    "decode",
    "decode_whole",
    "drafted",
    "encode",
    "encode_whole",
    "home_of",
    "is_round_id",
    "kind_of",
    "locate",
    "place_of",
    "within",
    "words_of",
]
