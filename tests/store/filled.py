"""Workbooks for tests of the store: made, filled and opened, all on a real disk."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from workbook.domain import (
    ActionAt,
    AnswerAt,
    Bookmark,
    BookmarkAt,
    Check,
    Decision,
    DecisionAt,
    Evidence,
    GivenFirm,
    MarkAt,
    PackRef,
    Person,
    Profile,
    Rated,
    RatingAt,
    ReplyAt,
    Response,
    ResultAt,
    RoundAt,
    Row,
    StandingWord,
    Tell,
    Track,
    TrackAt,
    Value,
)
from workbook.domain.actions import Action, Generated, Status, Step
from workbook.domain.mark import Mark
from workbook.domain.rounds.result import CarriedAction, Result, ResultItem, ResultPlan, ResultScore
from workbook.domain.rounds.round import Asked, Reply, RoundHead, Seat
from workbook.store.create import create
from workbook.store.folder import Folder

AT = datetime(2026, 10, 14, 9, 30, tzinfo=timezone(timedelta(hours=1)))
STRATEGY = "answers/05-strategy.toml"
PROFILE = Profile(
    "0123456789abcdef",
    "Harbour Ledger",
    PackRef("referral", "1.0", "ab" * 32),
    (Person("ana", "Ana Ruiz"), Person("ben", "Ben")),
    firm=GivenFirm("account", "team", "no", "established"),
)


def new(root: Path) -> Path:
    """An empty workbook."""
    assert create(root, PROFILE) == []
    return root


def opened(root: Path) -> Folder:
    """The workbook, which must open; its problems are in `folder.problems`."""
    folder, problems = Folder.open(root)
    assert folder is not None, problems
    return folder


def line(value: str, at: datetime = AT) -> Response:
    """An answer of one line."""
    return Response(kind="line", rev=1, at=at, by="ana", value=value)


def put(folder: Folder, item: str, value: str, at: datetime = AT, file: str = STRATEGY) -> None:
    """Answer one item with a line, which must be accepted."""
    assert folder.set(AnswerAt(item, file), line(value, at)) is None


def said(folder: Folder) -> dict[str, Value]:
    """The answers, as values by item."""
    return {item: response.value for item, response in folder.answers.items()}


def sentences(folder: Folder) -> str:
    """All problems of a workbook, for looking into."""
    return "\n".join(map(str, folder.problems))


def change_text(path: Path, change: Callable[[str], str]) -> None:
    """Edit a file by hand; the edit must change it."""
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert before != after
    path.write_text(after, encoding="utf-8")


ROWS: tuple[Row, ...] = (
    {"who": "Ann", "n": 1, "ok": True, "p": Decimal("0.10"), "d": date(2026, 1, 1)},
    {"who": "B\nC"},
    {},
)
VALUES: dict[str, tuple[str, Value]] = {
    "name": ("line", "Ann “x” [/] \\ # end"),
    "story": ("text", 'one\n\n  two "quoted" \\\n"""\n# end\n'),
    "three": ("list", ("a", "b\tc")),
    "count": ("number", 3),
    "price": ("number", Decimal("12.50")),
    "when": ("date", date(2026, 2, 28)),
    "sure": ("check", Check("yes", "seen")),
    "size": ("choice", "small"),
    "sizes": ("choices", ("small", "large")),
    "customers": ("table", ROWS),
    "picked": ("pick", ("Ann",)),
    "tell-it": ("tell", Tell(3, "a photograph")),
    "tell-half": ("tell", Tell(None, "only words")),
}

GENERATED = Generated(
    lane="build",
    item="ideal",
    title="Check it",
    text="Check it with three customers.",
    to=4,
    lift=Fraction(3, 128),
    points=3,
    effort="S",
    horizon="1 week",
    rank=1,
    why="weight 1 of 8",
    best=Fraction(1, 7),
    blocked_by=("other",),
    met=True,
)
ACTION = Action(
    id="9f3ac21e",
    key="ideal:4:to-4",
    gen=GENERATED,
    status=Status.COMMITTED,
    owner="ana",
    due=date(2026, 11, 1),
    opened="2026-Q4",
    when="the invoice is sent",
    history=(Step(AT, "ana", Status.COMMITTED), Step(AT, "ben", Status.PARKED, "too much")),
)
RATED = StandingWord(
    rev=2,
    at=AT,
    level=3,
    evidence=(Evidence(date(2026, 10, 1), "Sent to three clients"),),
    was=(Rated(rev=1, at=AT - timedelta(days=90)),),
)
HEAD = RoundHead(
    label="2026-Q3",
    state="closed",
    items=(Asked("ideal", 1),),
    roster=(Seat("ana", "owner"),),
    opened=AT - timedelta(days=90),
    closed=AT - timedelta(days=89),
)
REPLY = Reply(at=AT - timedelta(days=90), then=1)
RESULT = Result(
    round="2026-Q3",
    label="2026-Q3",
    kind="solo",
    size="full",
    business="Harbour Ledger",
    closed=date(2026, 7, 17),
    app="1.0",
    sha256="cd" * 32,
    pack=PackRef("referral", "1.0", "ab" * 32),
    firm=GivenFirm("account", "team", "no", "established"),
    score=ResultScore(formula="s8-2", proven=Fraction(1, 4), possible=Fraction(1), label="starting"),
    roster=(Seat("ana", "owner"),),
    actions=(CarriedAction(id="9f3ac21e", title="Check it", owner="ana", due=date(2026, 11, 1)),),
    plans=(ResultPlan(id="strategy", title="Strategy", scored="yes", proven=Fraction(1, 4), possible=Fraction(1)),),
    items=(
        ResultItem(
            id="ideal",
            rev=1,
            plan="strategy",
            scored="yes",
            weight=3,
            prompt="We know whom we serve best.",
            anchors=("Nobody", "Roughly", "Written", "Tested", "Everybody"),
            asked=True,
            level=1,
            low=Fraction(1, 4),
            high=Fraction(1, 4),
        ),
    ),
)
MARK = Mark("the-fair", "The fair", date(2026, 9, 1))
DECISION = Decision(id="d1", at=datetime(2026, 10, 14, tzinfo=UTC), by="ana", what="Flyer", step=0)


def fill(folder: Folder) -> Folder:
    """Put something of every sort into a workbook."""
    for item, (kind, value) in VALUES.items():
        response = Response(kind=kind, rev=1, at=AT, by="ana", value=value)  # type: ignore[arg-type]
        assert folder.set(AnswerAt(item, STRATEGY), response) is None
    assert folder.set(RatingAt("ana", "ideal"), RATED) is None
    assert folder.set(RatingAt("ben", "ideal"), StandingWord(rev=2, at=AT, na="no staff")) is None
    assert folder.set(RoundAt("2026-Q3"), HEAD) is None
    assert folder.set(ReplyAt("2026-Q3", "ana", "ideal"), REPLY) is None
    assert folder.set(ResultAt("2026-Q3"), RESULT) is None
    assert folder.set(MarkAt(MARK.id), MARK) is None
    assert folder.set(ActionAt(ACTION.id), ACTION) is None
    folder.suggest([Action(id="aaaaaaaa", key="ideal:2:to-2", gen=GENERATED)])
    assert folder.set(DecisionAt("d1"), DECISION) is None
    assert folder.set(TrackAt("best-customers"), Track(started=date(2026, 10, 1), skipped="later")) is None
    assert folder.set(BookmarkAt(), Bookmark("best-customers", "customers")) is None
    return folder
