"""`workbook checkin answer --plain`: the check-in as plain lines: open actions, each rating, where it was the last time, the close."""

from argparse import Namespace

from workbook.cli.asking_ratings import ask_rating
from workbook.cli.faults import DONE, Refused
from workbook.cli.output import out
from workbook.cli.typed_lines import END, Back, Left, Lines, bare
from workbook.cli.workplace import done, writing
from workbook.domain import Evidence, Problem, RatingItem, command, count, errors, one_line, read_level, read_yes
from workbook.domain.actions import Action
from workbook.domain.actions.reviewing import needs_smaller_step
from workbook.domain.rounds.round import Round
from workbook.reports.charts.runs import text_lines
from workbook.reports.rounds.closing_page import closing_lines
from workbook.session import Session
from workbook.session.rounds import reviewing
from workbook.session.rounds.answering import gone_through, then_items, then_rated, vote
from workbook.session.rounds.closing import close_round
from workbook.session.rounds.finding import find_round, going, handed_in, open_rounds
from workbook.session.rounds.opening import new_round
from workbook.session.rounds.page import page_parts

_WAYS = "d done, k keep, s a smaller first step, g give to somebody, x drop it; Enter leaves it for later:"


def go_through(args: Namespace) -> int:
    """Goes on with the open round, or begins a check-in alone; each answer is saved, and it can be left at any question."""
    with writing(args, drafting=True) as session:
        round_ = _round(session, args.round)
        lines = Lines()
        out("Enter leaves a question as it is, < goes back, q leaves; all that was answered is saved.")
        try:
            _solo(session, round_, lines) if round_.kind == "solo" else _team(session, round_, lines)
        except (Left, EOFError):
            out(f"\nEnough for now. {command('checkin answer --plain')} goes on from here.")
        except KeyboardInterrupt:
            out()  # what is said next stands on a line of its own
            raise
    return DONE


def _round(session: Session, id: str | None) -> Round:
    found = find_round(session, id, session.person.id)
    if isinstance(found, Problem) and id is None and all(one.kind == "solo" for one in open_rounds(session)):
        made = new_round(session)
        if isinstance(made, Problem):
            raise Refused(made)
        out(f"{made} is open.")
        found = session.folder.rounds[made]
    if isinstance(found, Problem):
        raise Refused(found)
    return found


def _save(session: Session) -> None:
    session.leave()
    if failed := errors(session.flush()):
        raise Refused(*failed)


# Alone


def _solo(session: Session, round_: Round, lines: Lines) -> None:
    for action in reviewing.waiting_actions(session):
        _review(session, action, lines)
    far = going(session, round_, session.person.id)
    place = next((at for at, item in enumerate(far.items) if item.id not in far.done), len(far.items))
    while place < len(far.items):
        item = far.items[place]
        out(f"\n{place + 1} of {len(far.items)}. {one_line(item.prompt)}")
        try:
            ask_rating(session, item, lines)
        except Back:
            place = max(place - 1, 0)
            continue
        done(gone_through(session, round_, item))
        _save(session)
        place += 1
    _then(session, session.folder.rounds[round_.id], lines)
    if read_yes(lines.ask("\nThat was all. Close this check-in now? yes or no:")) == "yes":
        result = close_round(session, session.folder.rounds[round_.id])
        if isinstance(result, Problem):
            raise Refused(result)
        _save(session)
        page = closing_lines(*page_parts(session, session.folder.rounds[round_.id]), 78)
        out("\n".join([f"{round_.id} is closed.", "", *text_lines(page)]))


def _review(session: Session, action: Action, lines: Lines) -> None:
    """One open action: what becomes of it."""
    owner = f" ({one_line(action.owner)})" if action.owner else ""
    out(f"\n{one_line(action.title)}{owner}")
    if action.carried:
        out(f"Carried over {count(action.carried, 'time')} so far.")
    if needs_smaller_step(action):
        out("To keep it once more, say a smaller first step, under half an hour.")
    while True:
        word = lines.ask(_WAYS).casefold()
        if word in ("", END):
            return
        problem = _decided(session, action, word, lines)
        if problem is None:
            _save(session)
            return
        out(str(problem))


def _decided(session: Session, action: Action, word: str, lines: Lines) -> Problem | None:
    match word:
        case "d":
            return reviewing.finish_action(session, action)
        case "k":
            return reviewing.keep_action(session, action)
        case "s":
            return reviewing.shrink_action(session, action, bare(lines.ask("What is the smaller first step?")))
        case "g":
            return reviewing.hand_on_action(session, action, bare(lines.ask("Who does it from now on?")))
        case "x":
            return reviewing.drop_action(session, action, bare(lines.ask("Why is it not worth doing?")))
        case _:
            return Problem("", None, f"“{one_line(word, 20)}” is none of these.")


def _then(session: Session, round_: Round, lines: Lines) -> None:
    """Where it was the last time, as it is seen now: for what changed, five at most."""
    given = round_.replies.get(session.person.id, {})
    asked = [
        item
        for item in then_items(session, round_, session.person.id)
        if item.id not in given or given[item.id].then is None
    ]
    if not asked:
        return
    out("\nKnowing what you know now, where were you the last time? Enter passes over one.")
    for item in asked:
        out(f"\n{one_line(item.prompt)}")
        while (typed := lines.ask("Level then, 0 to 4:")) not in ("", END):
            level = read_level(typed)
            if level is not None:
                done(then_rated(session, session.folder.rounds[round_.id], item, level))
                _save(session)
                break
            out("This wants 0 to 4.")


# In a team


def _team(session: Session, round_: Round, lines: Lines) -> None:
    """The votes of the person who answers; a vote that is there is not shown again."""
    again = round_.state == "revealed"
    asked = round_.head.again if again else round_.items
    items = {item.id: item for item in session.whole.ratings}
    given = round_.replies.get(session.person.id, {})
    left = [id for id in asked if id in items and _missing(given.get(id), again)]
    for number, id in enumerate(left, start=1):
        out(f"\n{number} of {len(left)}. {one_line(items[id].prompt)}")
        _vote(session, round_.id, items[id], lines)
        _save(session)
    now = session.folder.rounds[round_.id]
    out(
        f"\nThat was all of yours. {handed_in(now)} of {len(now.head.roster)} are in; all of it is sealed until the reveal."
    )


def _missing(reply: object, again: bool) -> bool:
    return reply is None or getattr(reply, "second" if again else "first") is None


def _vote(session: Session, round_id: str, item: RatingItem, lines: Lines) -> None:
    for number, anchor in enumerate(item.anchors):
        out(f"  {number}. {one_line(anchor)}")
    ways = "0 to 4, - if you can't say" + (", x if it does not apply" if item.na else "")
    while True:
        typed = lines.ask(f"Level, {ways}:").casefold()
        level, na = read_level(typed), None
        if typed == "x" and item.na:
            na = bare(lines.ask("Why does it not apply?")) or None
        if typed in ("", END):
            return
        if level is not None or typed == "-" or na:
            break
        out(f"This wants {ways}.")
    shown: list[Evidence] = []
    if level in (3, 4) and (what := lines.ask(f"What shows it? {one_line(item.evidence)} Enter for none:")) not in (
        "",
        END,
    ):
        shown = [Evidence(session.today, bare(what))]
    done(vote(session, session.folder.rounds[round_id], item.id, level=level, na=na, evidence=shown))
