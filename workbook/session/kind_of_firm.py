"""Saying what kind of firm a workbook is for, and what that changes: what comes and what goes, with every answer kept."""

from dataclasses import replace

from workbook.domain import Asked, GivenFirm, Problem, ProfileAt, Turned
from workbook.session.session import Session


def say_firm(session: Session, given: GivenFirm) -> Turned | Problem:
    """Have the workbook be for this kind of firm, as one change that undo takes back. What `given` does not say stays as it is."""
    profile, before = session.folder.profile, Asked.of(session.pack)
    old = profile.firm
    firm = GivenFirm(
        given.kind or old.kind,
        given.size or old.size or profile.kind_of_firm.size,
        given.bound or old.bound,
        given.age or old.age,
    )
    if firm != old:
        problem = session.put((ProfileAt(), replace(profile, firm=firm)), words="the kind of firm")
        if problem is not None:
            return problem
    after = Asked.of(session.pack)
    return Turned(before.without(after), after.without(before))
