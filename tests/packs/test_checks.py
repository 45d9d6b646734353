"""Whatever is wrong in a pack's files, what is loaded of it holds together: that is what everybody who uses a pack relies on."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.packs.mutants import mutated
from workbook.domain import FACTS, ListItem, Pack, PickItem, Prose, RatingItem, TableItem, errors, starter_rows
from workbook.hints import RULES
from workbook.packs import catalog
from workbook.packs.frozen import freeze, thaw
from workbook.packs.read.build import build
from workbook.packs.read.pack_files import gather

FILES = gather(Path(catalog.__file__).parent / "starter")


def holds_together(pack: Pack) -> None:
    """Every id once, and every reference to something that is there."""
    items = [item for exercise in pack.exercises for item in exercise.items]
    places = {item.id: place for place, item in enumerate(items)}
    assert len(places) == len(items)
    assert len(pack.exercise_by_id) == len(pack.exercises)
    assert {chapter.plan for chapter in pack.chapters} <= pack.plan_by_id.keys()
    assert {exercise.chapter for exercise in pack.exercises} <= pack.chapter_by_id.keys()
    for item in items:
        if isinstance(item, PickItem):
            source = items[places[item.source]]
            assert places[source.id] < places[item.id]
            assert not source.retired
            if isinstance(source, TableItem):
                assert item.column in [column.key for column in source.columns]
            else:
                assert isinstance(source, ListItem | PickItem)
        if isinstance(item, RatingItem):
            assert item.lens in ("", *pack.lenses)
            assert item.scope in ("", *pack.scopes)
            assert item.audience in ("", *pack.audiences)
            for lift in item.lifts:
                assert lift.exercise is None or lift.exercise in pack.exercise_by_id
                assert all(isinstance(items[places[name]], RatingItem) for name in lift.after)
        if isinstance(item, TableItem) and item.source:
            assert places[item.source] < places[item.id]
            assert item.columns[0].kind in ("line", "text")
        if isinstance(item, TableItem) and item.starter:
            assert starter_rows(item)[1] == ""
        assert set(item.hints) <= RULES.keys()
        assert not item.against or item.against.partition(".")[0] in places
        fills(pack, item.help, places[item.id])
    before = 0
    for exercise in pack.exercises:
        fills(pack, exercise.lesson, before)
        before += len(exercise.items)
        assert {item.id for item in exercise.asked} <= places.keys()
        assert not exercise.asked or {item.id for item in exercise.items} <= {item.id for item in exercise.asked}
        assert bool(exercise.action) == bool(exercise.effort)
    assert len(pack.document_by_id) == len(pack.documents)
    assert {document.plan for document in pack.documents} <= pack.plan_by_id.keys()
    for document in pack.documents:
        fills(pack, document.body, len(items))
    assert not any(block.places for chapter in pack.chapters for block in chapter.page)


def fills(pack: Pack, prose: Prose, before: int) -> None:
    """Every place leads to an answer that may be shown and that was asked before."""
    order = list(pack.item_by_id)
    for place in (place for block in prose for place in block.places if place not in FACTS):
        name, _, column = place.partition(".")
        item = pack.item_by_id[name]
        assert not item.private
        assert not item.retired
        assert order.index(name) < before
        assert not column or (isinstance(item, TableItem) and column in [one.key for one in item.columns])


@given(st.data())
def test_what_is_loaded_of_a_broken_pack_holds_together(data: st.DataObject) -> None:
    changed = dict(FILES.data)
    for name in data.draw(st.sets(st.sampled_from(sorted(changed)), min_size=1, max_size=3)):
        changed[name] = data.draw(mutated(changed[name].decode())).encode()
    built = build(replace(FILES, data=changed, problems=[]))
    if built.pack is None:
        assert errors(built.problems), "a pack that cannot be used says why"
        return
    holds_together(built.pack)
    kept = thaw(freeze(built.pack))
    assert kept == built.pack, "and the cache keeps it as it is"
    assert kept.ratings == built.pack.ratings
    assert kept.exercise_of == built.pack.exercise_of
    assert kept.outlines == built.pack.outlines
