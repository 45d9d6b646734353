"""What can be found in a workbook: every sort of thing, as it is now, and nothing that a team keeps sealed."""

from datetime import date
from pathlib import Path

from tests.app.page_shop import page_shop_with
from tests.app.shop import NOON, clock, empty_shop, full_shop, with_session
from tests.workplaces import new_workbook
from workbook.domain import Decision, Evidence, Item, ReplyAt, RoundAt
from workbook.domain.actions import Status
from workbook.domain.late_values import Late
from workbook.domain.rounds.round import Asked, Reply, RoundHead, Seat, Vote
from workbook.domain.searching import Entry, Sort
from workbook.reports.action_words import state_words
from workbook.session import Session, open_session, open_view
from workbook.session.acting import add_action, move_action
from workbook.session.answering import answer, hold
from workbook.session.deciding import decide
from workbook.session.searching import Search


def opened(root: Path, person: str | None = None) -> Session:
    session, problems = open_session(root, person=person, clock=clock)
    assert session is not None, problems
    return session


def found(search: Search, typed: str) -> dict[Sort, list[Entry]]:
    return {sort: [hit.entry for hit in hits] for sort, hits in search.find(typed).groups}


def test_every_sort_of_thing_is_found_and_says_where_it_is_shown(tmp_path: Path) -> None:
    session = opened(full_shop(tmp_path / "shop"))
    search = Search(session, state_words)
    assert [(one.page, one.at, one.item) for one in found(search, "slope")["answer"]] == [
        ("exercise", "best", "best-who")
    ]
    assert found(search, "slope")["answer"][0].where == "2 About strategy › Your best customers"
    notes = found(search, "notes folder")["answer"]
    assert {one.item for one in notes} == {"foundation-1", "strategy-1"} and "21 October 2026" in notes[0].text
    assert [one.at for one in found(search, "long ago")["answer"]] == [session.pack.exercise_of["customers-3"].id]
    skipped = found(search, "set aside not now")["answer"]
    assert [(one.page, one.at) for one in skipped] == [("exercises", "poor")]
    (done,) = found(search, "job is done")["action"]
    assert done.page == "action" and done.where.startswith("Actions › Doing · Ana Ruiz · due 18 November 2026")
    assert "somebody else does it" in found(search, "somebody else")["action"][0].text
    (mail,) = found(search, "winter mail")["decision"]
    assert (mail.page, mail.at, mail.text) == ("filter", "d-1", "Changed: Two sentences")
    assert [one.at for one in found(search, "best customers")["exercise"]] == ["best"]
    assert [one.item for one in found(search, "what about why")["question"]] == ["best-why", "poor-why"]
    assert found(search, "about strategy")["exercise"][0].page == "chapter"
    assert [one.name for one in found(search, "ben")["person"]] == ["Ben"]
    assert [(one.page, one.at) for one in found(search, "theme")["setting"]] == [("settings", "theme")]
    session.close()


def test_a_suggestion_to_rate_something_is_not_named_beside_its_question(tmp_path: Path) -> None:
    session = opened(empty_shop(tmp_path / "shop"))
    here = found(Search(session, state_words), "results reviews happen")
    assert "action" not in here and [one.item for one in here["question"]] == ["customers-1"]
    session.close()


def test_what_changes_is_found_at_once(tmp_path: Path) -> None:
    session = opened(empty_shop(tmp_path / "shop"))
    search = Search(session, state_words)
    assert not search.find("marmalade").count
    answer(session, "best-who", "Everyone who likes marmalade.")
    assert [one.item for one in found(search, "marmalade")["answer"]] == ["best-who"]
    session.undo()
    assert not search.find("marmalade").count
    hold(session, "poor-why", "marmalade, half a sentence")
    assert [one.item for one in found(search, "marmalade")["answer"]] == ["poor-why"]
    made = add_action(session, "Give marmalade away", "t")
    assert len(found(search, "marmalade")["action"]) == 1 and not isinstance(made, type(None))
    decide(session, Decision(id="d-9", at=NOON, by="ben", what="Marmalade for all"))
    assert [one.at for one in found(search, "marmalade")["decision"]] == ["d-9"]
    session.close()


def test_documents_are_found_as_they_read_now(tmp_path: Path) -> None:
    session = opened(page_shop_with(tmp_path / "shop"))
    search = Search(session, state_words)
    answer(session, "welcome", "Good morning, and the usual?")
    here = found(search, "the usual")
    assert {one.page for one in here["document"]} == {"document"}
    assert all("the usual?" in one.text for one in here["document"])
    session.close()


def test_private_answers_are_found_for_they_are_the_owners_own(tmp_path: Path) -> None:
    session = opened(new_workbook(tmp_path / "shop"))
    item = next(one for one in session.pack.item_by_id.values() if one.private and one.kind == "text")
    answer(session, item.id, "Quokka knows")
    assert [one.item for one in found(Search(session, state_words), "quokka")["answer"]] == [item.id]
    session.close()


def test_what_a_team_keeps_sealed_is_not_found(tmp_path: Path) -> None:
    shown = (Evidence(date(2026, 11, 2), "The article in the Post"),)
    root = empty_shop(tmp_path / "shop")
    folder = opened(root).folder
    head = RoundHead(
        label="2026-Q4", kind="team", items=(Asked("content-1", 1),), roster=(Seat("ana-ruiz"), Seat("ben"))
    )
    assert folder.set(RoundAt("2026-Q4"), head) is None
    vote = Reply(first=Vote(level=4, evidence=shown, at=NOON))
    assert folder.set(ReplyAt("2026-Q4", "ana-ruiz", "content-1"), vote) is None
    assert folder.save() == ()
    for person in ("Ana Ruiz", "Ben"):
        session = opened(root, person)
        assert Search(session, state_words).find("article post").count == 0
        session.close()


def test_an_answer_that_is_no_longer_asked_is_found_and_says_where_it_is(tmp_path: Path) -> None:
    root = with_session(
        empty_shop(tmp_path / "shop"), lambda session: answer(session, "poor-who", "Quokkas are a poor fit.")
    )
    page = tmp_path / "shop-pack" / "02-strategy" / "02-poor.md"
    page.write_text(page.read_text("utf-8").replace("::: text poor-who", "::: text poor-who {retired}"), "utf-8")
    copied = next((root / "packs").rglob("02-poor.md"), page)
    copied.write_text(page.read_text("utf-8"), "utf-8")
    session = opened(root)
    (one,) = found(Search(session, state_words), "quokkas")["answer"]
    assert one.page == "" and one.where.endswith("no longer asked, kept in answers/02-strategy.toml")
    session.close()


def test_a_look_through_the_workbook_keeps_no_page_in_memory(tmp_path: Path) -> None:
    new_workbook(tmp_path / "shop")
    view, _ = open_view(tmp_path / "shop", clock)
    assert view is not None
    before = [_read(one.lesson, one.items) for one in view.whole.exercises]
    assert Search(view, state_words).find("customer").count > 100
    assert [_read(one.lesson, one.items) for one in view.whole.exercises] == before


def _read(*late: object) -> list[bool]:
    return [isinstance(one, Late) and one._values is not None for one in late]


def test_an_action_that_is_over_is_found_with_what_became_of_it(tmp_path: Path) -> None:
    session = opened(empty_shop(tmp_path / "shop"))
    own = add_action(session, "Paint the door", "t")
    move_action(session, own.id, Status.DROPPED, "the landlord paints it")  # type: ignore[union-attr]  # it was added
    (one,) = found(Search(session, state_words), "landlord")["action"]
    assert one.name == "Paint the door" and one.where.startswith("Actions › Dropped")
    session.close()


def test_questions_of_every_kind_are_found_by_what_they_say(tmp_path: Path) -> None:
    """Choices, columns and levels are words of the question."""
    session = opened(new_workbook(tmp_path / "shop"))
    search = Search(session, state_words)
    wanted: dict[str, tuple[Item, str]] = {}
    for item in session.pack.item_by_id.values():
        if item.kind in ("choice", "choices"):
            wanted.setdefault(item.kind, (item, item.choices[0].text))
        elif item.kind == "rating":
            wanted.setdefault(item.kind, (item, item.anchors[2]))
        elif item.kind == "table":
            wanted.setdefault(item.kind, (item, " ".join(column.label for column in item.columns)))
    for item, words in wanted.values():
        assert item.id in [one.item for one in found(search, words).get("question", ())], words
    session.close()
