"""Every command of the screens, declared once: its key, footer word, palette entry and help row all come from here."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from workbook.domain.dataclass import dataclass

PLACES = {
    "everywhere": "Everywhere",
    "home": "Home",
    "exercises": "Exercises",
    "readiness": "Readiness",
    "why": "Why",
    "actions": "Actions",
    "commit": "An action's card",
    "documents": "Documents",
    "document": "A document",
    "filter": "Filter",
    "problems": "Files that need care",
    "versions": "Two versions",
    "settings": "Settings",
    "start": "Start",
}
"""Where commands work: the name of the screen, and what it is called."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `id` never changes (settings name it), `key` may list several, `label` stands in the footer."""

    where: str
    id: str
    key: str
    label: str
    says: str
    action: str
    show: bool = True
    priority: bool = False

    @property
    def binding(self) -> Binding:
        """The command as Textual binds it."""
        return Binding(
            self.key,
            self.action,
            self.label,
            id=self.id,
            tooltip=self.says,
            show=self.show,
            priority=self.priority,
        )


def _here(where: str, *rows: tuple[str, str, str, str, str], show: bool = True) -> tuple[Command, ...]:
    return tuple(Command(where, id, key, label, says, action, show) for id, key, label, says, action in rows)


COMMANDS: tuple[Command, ...] = (
    *_here(
        "everywhere",
        ("go.exercises", "e", "Exercises", "All exercises, by chapter and by plan", "go('exercises')"),
        (
            "go.readiness",
            "r",
            "Readiness",
            "The ratings behind the score, by plan, lens and audience",
            "go('readiness')",
        ),
        ("go.actions", "a", "Actions", "What you are doing, and what would raise the score most", "go('actions')"),
        ("app.palette", "ctrl+p,ctrl+o", "More", "All commands, to be found by their names", "palette"),
        ("app.help", "f1,question_mark", "Help", "What this screen is for, and all its keys", "help"),
    ),
    *_here(
        "everywhere",
        ("go.home", "h", "Home", "Where you stand, and what is next", "go('home')"),
        (
            "go.documents",
            "o",
            "Documents",
            "The pages made from your answers, to copy, save or print",
            "go('documents')",
        ),
        ("app.filter", "f9", "Tell a friend?", "Ask it of anything before it goes out", "filter"),
        ("app.undo", "ctrl+z", "Undo", "Take the last change back", "undo"),
        ("app.redo", "ctrl+y", "Redo", "Make the change again that was taken back", "redo"),
        ("go.settings", "f12", "Settings", "Colours, marks, movement and keys", "go('settings')"),
        ("go.start", "f11", "Other workbook", "Close this workbook and open or begin another", "go('start')"),
        show=False,
    ),
    Command("everywhere", "app.quit", "ctrl+q", "Quit", "Save and leave", "quit", show=False, priority=True),
    *_here(
        "home",
        ("home.open", "enter", "Open", "Open what is under the cursor", "open"),
        ("home.why", "w", "Why", "The sum that made this number", "why"),
    ),
    *_here(
        "home",
        ("home.care", "f7", "Files that need care", "What is wrong, and how to mend it", "care"),
        ("home.quit", "q", "Quit", "Save and leave", "app.quit"),
        show=False,
    ),
    *_here(
        "exercises",
        ("exercises.open", "enter", "Open", "Open the exercise, or unfold the chapter", "open"),
        ("exercises.find", "slash", "Find", "Find exercises by a word in their title", "find"),
        ("exercises.view", "v", "By plan", "By chapter or by plan", "view"),
        ("exercises.page", "c", "About", "What this chapter is about", "about"),
        ("exercises.skip", "s", "Skip", "Set this exercise aside, with a reason, or take it up again", "skip"),
    ),
    *_here(
        "exercises",
        ("exercises.unfold", "right", "Unfold", "Show the exercises of this chapter", "fold(False)"),
        ("exercises.fold", "left", "Fold", "Hide the exercises of this chapter", "fold(True)"),
        show=False,
    ),
    *_here(
        "readiness",
        ("readiness.open", "enter", "Rate", "Rate what is under the cursor", "open"),
        ("readiness.why", "w", "Why", "The sum that made this number", "why"),
        ("readiness.view", "v,right", "Next view", "Plans, lenses, strategic and tactical, audiences", "view(1)"),
    ),
    *_here("readiness", ("readiness.back", "left", "View before", "The view before this one", "view(-1)"), show=False),
    *_here(
        "why",
        ("why.open", "enter", "Open", "Rate it, do it, or see the sum behind it", "open"),
        ("why.overall", "w", "Whole score", "The sum behind the whole score", "overall"),
    ),
    *_here(
        "actions",
        ("actions.open", "enter", "Open", "Open its card, or the rating that answers or proves it", "open"),
        ("actions.commit", "c", "Commit", "Take it on: who, by when, and the moment to do it", "commit"),
        ("actions.done", "x", "Done", "It is done: give the new level, if it raises one", "done"),
        ("actions.park", "p", "Park", "Set it aside for now, or take it up again", "park"),
        ("actions.drop", "d", "Drop", "Drop it, with a reason", "drop"),
        ("actions.add", "a", "Add", "Add an action of your own", "add"),
        ("actions.why", "w", "Why", "Why it stands where it stands", "why"),
    ),
    *_here(
        "commit",
        ("commit.keep", "f4", "Commit", "Take it on as written here", "keep"),
        ("commit.next", "enter", "Next", "The next field", "on"),
        ("commit.exercise", "f6", "Exercise", "The exercise that helps with it", "exercise"),
    ),
    *_here("documents", ("documents.open", "enter", "Open", "Open the page under the cursor", "open")),
    *_here(
        "document",
        ("document.fill", "enter", "Fill", "Open the exercise that fills the marked place", "fill"),
        ("document.next", "tab", "Next place", "To the next place that is still to be filled", "walk(1)"),
        ("document.copy", "c", "Copy", "Copy the whole page as plain text", "copy"),
        ("document.save", "s", "Save", "Save the page as Markdown, HTML for print, or plain text", "save"),
    ),
    *_here(
        "document",
        ("document.before", "shift+tab", "Place before", "To the place before that is to be filled", "walk(-1)"),
        show=False,
    ),
    *_here(
        "filter",
        ("filter.keep", "f4", "Keep", "Keep this decision", "keep"),
        ("filter.next", "enter", "Next", "The next field", "on"),
        ("filter.last", "enter", "Keep", "From the last field: keep this decision", "keep_last"),
    ),
    *_here(
        "problems",
        ("problems.take", "enter", "Take over", "Take over the words that wait on this computer", "take"),
        ("problems.versions", "enter", "Choose", "Two versions of one thing: choose which counts", "versions"),
        ("problems.again", "l", "Look again", "Read the files again", "again"),
    ),
    *_here("versions", ("versions.choose", "enter", "Choose", "Let the version under the cursor count", "choose")),
    *_here(
        "settings",
        ("settings.open", "enter", "Change", "Change what is under the cursor", "open"),
        ("settings.reset", "delete,backspace", "Reset", "Back to how it came", "reset"),
    ),
    *_here(
        "start",
        ("start.open", "enter", "Choose", "Choose what is under the cursor", "open"),
        ("start.new", "n", "New", "Start a workbook for your business", "choose('new')"),
        ("start.demo", "d", "Example", "Look around in a filled example", "choose('demo')"),
        ("start.other", "o", "Open", "Open a workbook you already have", "choose('other')"),
        ("start.quit", "q", "Quit", "Save and leave", "app.quit"),
    ),
)
"""All of them, in the order in which they stand in the footer."""


def undoing() -> list[BindingType]:
    """Undo and redo where answers are typed: the workbook's, before the field's own. Only undo stands in the footer."""
    names = (("undo", "z", "Undo", "Take the last change back"), ("redo", "y", "Redo", "Make it again"))
    return [
        Binding(
            f"ctrl+{key},super+{key}",
            f"app.{name}",
            label,
            show=name == "undo",
            key_display=f"ctrl+{key}",
            priority=True,
            tooltip=says,
            id=f"app.{name}",
        )
        for name, key, label, says in names
    ]


EXERCISE: list[BindingType] = [
    Binding(
        "f4,ctrl+n,alt+right",
        "next",
        "Next",
        priority=True,
        tooltip="The next question; all is kept",
        id="exercise.next",
    ),
    Binding("f3,ctrl+b,alt+left", "before", "Back", priority=True, tooltip="The question before", id="exercise.before"),
    Binding("f2,ctrl+l", "lesson", "Lesson", tooltip="Show or hide the lesson", id="exercise.lesson"),
    Binding("f5", "take_over", "Take over", tooltip="Take over what is offered here", id="exercise.take-over"),
    Binding("f6", "source", "Builds on", tooltip="To the exercise that this builds on", id="exercise.source"),
    Binding("f10", "to_list", "To my list", tooltip="Put this on the action list, or open it", id="exercise.list"),
    *undoing(),
    Binding("escape", "back", "Leave", tooltip="Back to where you came from; all is kept", id="page.back"),
    Binding("enter", "next", "Next", show=False, tooltip="The next question", id="exercise.enter"),
]
"""Those of an exercise: letters are written there, so each has a key that types nothing."""


def bindings(where: str) -> list[BindingType]:
    """The bindings of one screen, for its `BINDINGS`."""
    return [command.binding for command in COMMANDS if command.where == where]


def back(label: str = "Back") -> Binding:
    """Escape: always one step back."""
    return Binding("escape", "back", label, id="page.back", tooltip="One step back", show=False)


def groups(more: Iterable[tuple[str, Iterable[BindingType]]] = ()) -> list[tuple[str, list[Binding]]]:
    """Every command by where it works, each once, for lists of all keys; `more` adds those of screens that keep their own."""
    places = [(title, bindings(where)) for where, title in PLACES.items()]
    seen: set[str] = set()
    found: list[tuple[str, list[Binding]]] = []
    for title, bound in (*places, *more):
        fresh = [one for one in bound if isinstance(one, Binding) and one.id and one.id not in seen]
        seen |= {one.id for one in fresh if one.id}
        found.append((title, fresh))
    return found
