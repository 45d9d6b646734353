"""The keys of a table: rows have theirs with ctrl, which every keyboard sends, and so that no letter is a command."""

from textual.binding import Binding, BindingType

KEYS: list[BindingType] = [
    Binding("enter", "edit", "Edit", tooltip="Type into this cell", id="table.edit"),
    Binding("enter", "on", "Down", tooltip="The cell below; the choice stays as it is", id="table.on"),
    Binding(
        "ctrl+r,alt+a,insert",
        "add",
        "New row",
        key_display="ctrl+r",
        tooltip="A new row below this one",
        id="table.add",
    ),
    Binding(
        "ctrl+d,alt+d",
        "delete",
        "Delete row",
        key_display="ctrl+d",
        tooltip="Delete this row; undo brings it back",
        id="table.delete",
    ),
    Binding(
        "ctrl+t,alt+up,left_square_bracket",
        "move_row(-1)",
        "Move row up",
        show=False,
        key_display="ctrl+t",
        tooltip="Swap this row with the one above",
        id="table.row-up",
    ),
    Binding(
        "ctrl+g,alt+down,right_square_bracket",
        "move_row(1)",
        "Move row down",
        show=False,
        key_display="ctrl+g",
        tooltip="Swap this row with the one below",
        id="table.row-down",
    ),
    Binding("space", "cycle", "Next choice", tooltip="The next of this cell's choices", id="table.choice"),
    Binding("backspace,delete", "clear", "Empty cell", show=False, tooltip="Empty this cell", id="table.clear"),
    Binding("up", "go(-1, 0)", "Up", show=False, tooltip="The cell above", id="table.up"),
    Binding("down", "go(1, 0)", "Down", show=False, tooltip="The cell below", id="table.down"),
    Binding("left", "go(0, -1)", "Left", show=False, tooltip="The cell to the left", id="table.left"),
    Binding("right", "go(0, 1)", "Right", show=False, tooltip="The cell to the right", id="table.right"),
    Binding("tab", "tab(1)", "Next cell", show=False, tooltip="The next cell, over row ends", id="table.next"),
    Binding("shift+tab", "tab(-1)", "Cell before", show=False, tooltip="The cell before", id="table.before"),
    Binding("home", "go(0, -99)", "First cell", show=False, tooltip="The first cell of the row", id="table.home"),
    Binding("end", "go(0, 99)", "Last cell", show=False, tooltip="The last cell of the row", id="table.end"),
    Binding("pageup", "go(-10, 0)", "Up ten", show=False, tooltip="Ten rows up", id="table.page-up"),
    Binding("pagedown", "go(10, 0)", "Down ten", show=False, tooltip="Ten rows down", id="table.page-down"),
]
