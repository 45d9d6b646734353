"""A small shop with a small pack of its own, so that the pictures in the tests stay as they are when the shipped one grows."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from workbook.domain import Decision, Evidence
from workbook.domain.actions import Status
from workbook.session import Session, open_session
from workbook.session.acting import commit_action, move_action
from workbook.session.answering import answer
from workbook.session.deciding import decide
from workbook.session.new_workbook import make
from workbook.session.rating import rate
from workbook.session.tracking import mark_opened, remember_place, skip_exercise

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

PLANS = {"foundation": "Foundation", "strategy": "Strategy", "content": "Content", "customers": "Customers"}
RATINGS = {
    "foundation": ("We keep our promises.",),
    "strategy": ("Our ideal customer is written down.", "We decline poor fits."),
    "content": ("We teach something that people pass on.", "Our stories have results in them."),
    "customers": ("Results reviews happen.", "Customers know whom to send.", "We thank whoever refers."),
}
LENSES = ("lead", "service")


def clock() -> datetime:
    """Always the same noon."""
    return NOON


def small_pack(folder: Path, title: str = "Your best customers") -> Path:
    """Write a pack of four chapters: a readiness page in each, and two exercises in the second, the first called `title`."""
    folder.mkdir(parents=True)
    manifest = 'format = 1\nid = "small"\ntitle = "Small"\nversion = "1.0"\nlang = "en"\n'
    manifest += 'lenses = ["lead", "service"]\nscopes = ["strategic", "tactical"]\naudiences = ["customers", "staff"]\n'
    for number, (plan, name) in enumerate(PLANS.items(), start=1):
        scored = '\nscored = "apart"' if plan == "foundation" else ""
        manifest += f'\n[[plans]]\nid = "{plan}"\ntitle = "{name}"{scored}\n'
        chapter = folder / f"{number:02d}-{plan}"
        chapter.mkdir()
        (chapter / "chapter.md").write_text(f"# {name}\n\nWhat {name.lower()} is about.\n", encoding="utf-8")
        (chapter / "readiness.md").write_text(_readiness(plan), encoding="utf-8")
    for number, (plan, name) in enumerate(PLANS.items(), start=1):
        manifest += (
            f'\n[[chapters]]\nid = "{plan}"\nnumber = {number}\ntitle = "About {name.lower()}"\nplan = "{plan}"\n'
        )
    (folder / "pack.toml").write_text(manifest, encoding="utf-8")
    (folder / "02-strategy" / "01-best.md").write_text(_exercise("best", title, 25), encoding="utf-8")
    (folder / "02-strategy" / "02-poor.md").write_text(_exercise("poor", "Signs of a poor fit", 10), encoding="utf-8")
    return folder


def _exercise(id: str, title: str, minutes: int) -> str:
    text = f"---\nid: {id}\ntitle: {title}\nminutes: {minutes}\n---\n# {title}\n\nOne idea, and one example.\n"
    for name in ("who", "why"):
        text += f"\n::: text {id}-{name}\n\n**What about {name}?**\n\nOne or two sentences.\n\n:::\n"
    return text


def _readiness(plan: str) -> str:
    text = f'---\nid: readiness-{plan}\ntitle: "Readiness: {plan}"\nminutes: 5\n---\n# Readiness: {plan}\n\nThe last 90 days.\n'
    for number, prompt in enumerate(RATINGS[plan], start=1):
        scope = "strategic" if number == 1 else "tactical"
        text += f"\n::: rating {plan}-{number} {{weight={4 - number} scope={scope} audience=customers lens={LENSES[number % 2]}}}\n\n"
        text += f"**{prompt}**\n\n" + "\n".join(f"{level}. Level {level} of it." for level in range(5))
        text += "\n\nEvidence: a date and a name.\n"
        after = ", after customers-1" if (plan, number) == ("customers", 3) else ""
        text += f"\n- to 2, small, 1 week: Begin with {prompt.lower()}"
        text += f"\n- to 4, medium, 1 month{after}: Make it a habit, and write it down.\n\n:::\n"
    return text


def empty_shop(folder: Path, business: str = "Corner Shop", people: str = "Ana Ruiz,Ben", title: str = "") -> Path:
    """A workbook in `folder` with the small pack and nothing in it."""
    pack = small_pack(folder.parent / f"{folder.name}-pack", title or "Your best customers")
    assert make(folder, business, people.split(","), pack) == []
    return folder


def with_session(folder: Path, act: Callable[[Session], object]) -> Path:
    """Do something in the workbook, at noon."""
    session, problems = open_session(folder, clock=clock)
    assert session is not None, problems
    act(session)
    assert session.close() == ()
    return folder


def full_shop(folder: Path, **more: str) -> Path:
    """A workbook with answers, ratings of every state, actions in every place, and decisions."""
    return with_session(empty_shop(folder, **more), fill)


def fill(session: Session) -> None:
    """Answer, rate, commit, drop and decide."""
    fresh = (Evidence(TODAY - timedelta(days=30), "with M.K., notes in the folder"),)
    old = (Evidence(TODAY - timedelta(days=300), "long ago"),)
    mark_opened(session, "best")
    answer(session, "best-who", "The ones on the slope.")
    remember_place(session, "best", "best-why")
    skip_exercise(session, "poor", "not now")
    for item, level, lines in (
        ("foundation-1", 3, fresh),
        ("strategy-1", 4, fresh),
        ("strategy-2", 1, ()),
        ("content-1", 2, ()),
        ("customers-1", 1, ()),
        ("customers-2", 3, ()),
        ("customers-3", 3, old),
    ):
        assert rate(session, item, level=level, evidence=lines) is None
    builds = {action.gen.item: action.id for action in session.actions() if action.gen.lane == "build"}
    commit_action(
        session, builds["customers-1"], owner="Ana Ruiz", due=TODAY - timedelta(days=2), when="the job is done"
    )
    commit_action(session, builds["content-1"], owner="Ben", due=TODAY + timedelta(days=9))
    move_action(session, builds["strategy-2"], Status.PARKED)
    move_action(session, builds["customers-2"], Status.DROPPED, "somebody else does it")
    decide(session, Decision(id="d-1", at=NOON, by="ana-ruiz", what="The winter mail", step=1, changed="Two sentences"))
