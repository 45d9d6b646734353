"""`workbook score`: the readiness score, what it is made of, and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbook.cli.faults import Refused
from workbook.cli.options import Parser
from workbook.cli.output import complain, out, out_json
from workbook.cli.workplace import findings, reading
from workbook.domain import NEAR_IDS, RatingItem, Score, command, did_you_mean, errors, one_line
from workbook.domain.explain import Explanation, explain
from workbook.reports.score_report import score_json, score_plain, score_text

if TYPE_CHECKING:
    from workbook.session import View


def run(argv: Sequence[str]) -> int:
    """Prints the score as text or as JSON, or the sum behind one number of it."""
    parser = Parser(
        "score",
        "How ready the business is to be referred: proven, stated and possible, of 100.",
        "workbook score --json",
        "workbook score --explain customers",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document, with exact fractions")
    parser.add_argument("--plain", action="store_true", help="in sentences, without bars, as for a screen reader")
    parser.add_argument(
        "--explain",
        metavar="ID",
        help="the sum behind a plan with its ratings and their ids, behind a rating, a lens, or “overall”",
    )
    args = parser.read(argv)
    if args.json and args.plain:
        parser.error("--json prints data, --plain sentences: leave one of them out")
    view = reading(args, quiet=not (args.json or args.explain))
    score = view.score()
    if args.explain:
        from workbook.reports.explain_report import explain_json, explain_text  # a score does without

        explanation = _explanation(view, score, args.explain)
        if args.json:
            out_json(explain_json(explanation, view.actions(), view.today, view.outlook()))
        else:
            from workbook.reports.lapse_report import outlook_sentence

            outlook = outlook_sentence(explanation.id, score, view.outlook(), view.lapsing())
            out(explain_text(explanation, score, view.actions(), outlook))
    elif args.json:
        out_json(score_json(score, view.pack, view.problems, view.today, view.lapsing()))
    else:
        complain(problem for problem in view.problems if problem.severity == "note")
        told = score_plain if args.plain else score_text
        out(told(score, view.pack, errors(view.problems), view.today, view.lapsing()))
        if lines := _edition(view):
            out("\n".join(lines))
        if view.whole.varied and not view.folder.profile.firm.asked:
            from workbook.reports.firm_report import unasked_text  # nobody needs it who has said so

            out(unasked_text(view.firm))
    return findings(view)


def _edition(view: "View") -> list[str]:
    """Why the score is another than with the earlier edition of the ratings, as long as something is to be done about it."""
    from workbook.reports import wrap
    from workbook.reports.edition_report import edition_lines  # all but a few scores do without

    return [wrap(line) for line in edition_lines(view.edition())]


def _explanation(view: "View", score: Score, asked: str) -> Explanation:
    found = explain(score, asked)
    if found is None:
        item = view.whole.item_by_id.get(asked)
        if isinstance(item, RatingItem) and item.retired:
            from workbook.reports.explain_report import retired_text

            raise Refused(retired_text(item, view.standings().get(asked)))
        if item is not None and asked not in view.pack.item_by_id:
            from workbook.reports.firm_report import not_asked_text

            raise Refused(not_asked_text(asked, view.firm))
        groups = (*score.plans, *score.apart, *score.lenses, *score.scopes, *score.audiences)
        sums = ["overall", *dict.fromkeys(group.id for group in groups)]
        near = did_you_mean(asked, [*sums, *score.items], NEAR_IDS)
        listed = f"There are {', '.join(sums)}, and the ratings, which {command('score --explain PLAN')} lists."
        raise Refused(f"The score has no “{one_line(asked, 70)}”.{near} {listed}")
    return found
