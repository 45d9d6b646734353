"""The pure core: what a pack, a workbook, a score and an action are. Standard library only; no files, no clock, no randomness."""

from typing import TYPE_CHECKING

from workbook import face

if TYPE_CHECKING:
    from workbook.domain.addresses import *
    from workbook.domain.choosing import *
    from workbook.domain.days import *
    from workbook.domain.filling import *
    from workbook.domain.firm import *
    from workbook.domain.flow import *
    from workbook.domain.ids import *
    from workbook.domain.item import *
    from workbook.domain.late_dataclass import *
    from workbook.domain.named_commands import *
    from workbook.domain.numbers import *
    from workbook.domain.pack import *
    from workbook.domain.people import *
    from workbook.domain.problem import *
    from workbook.domain.programme import *
    from workbook.domain.proof import *
    from workbook.domain.prose import *
    from workbook.domain.response import *
    from workbook.domain.reuse import *
    from workbook.domain.rows import *
    from workbook.domain.scoring import *
    from workbook.domain.seen_pack import *
    from workbook.domain.selecting import *
    from workbook.domain.standing import Counted as Counted
    from workbook.domain.standing import Words as Words
    from workbook.domain.standing import standings as standings
    from workbook.domain.starts import *
    from workbook.domain.text import *
    from workbook.domain.typed_values import *
    from workbook.domain.ways import *
    from workbook.domain.workbook import *
else:
    __getattr__ = face.names(
        __name__,
        addresses="ActionAt AnswerAt At DecisionAt BookmarkAt MarkAt ProfileAt RatingAt Record ReplyAt ResultAt RoundAt TrackAt item_of",
        typed_values="cell_text day_examples day_understood limits list_lines outside read_answer read_cell read_date "
        "read_level read_measure read_rows starter_rows understood understood_cell",
        choosing="LONGEST read_choice read_yes spells_yes",
        days="MONTHS day_text day_words distance due_words months_on spelled weekday_text",
        filling="CHART FACTS Filler MANY cell_words holes is_chart rows_of value_lines",
        firm="Applies Bound EVERYBODY FIRM Firm FirmAge GivenFirm FirmKind FirmSize every_firm",
        flow="Flow draws places",
        ids="MAX_ID_LENGTH NEAR_IDS did_you_mean is_id is_workbook_id person_id slug",
        item="CellKind CheckItem Choice ChoiceItem ChoicesItem Column ColumnMark DateItem Effort ITEM_TYPES Knows "
        "Item ItemBase Kind LEVELS Lift LineItem ListItem NumberItem PickItem RatingItem Start TELL_STEPS "
        "TableItem TellItem TextItem",
        late_dataclass="dataclass",
        named_commands="called_as command program quoted",
        numbers="BIGGEST NO_NUMBER TOO_BIG number_text read_number",
        pack="PassingItems Chapter Document Exercise Pack Plan Scored WordList",
        problem="Problem errors",
        programme="PROGRAMME Programme Said Week",
        proof="AHEAD Doubt FORMULA FORMULAS FRESH_DAYS Rules S8_1 S8_2 Standing recent says_enough",
        prose="Block Prose Span plain",
        response="CLAIMS Cell Check Evidence Rated Response Row StandingWord Tell Value YesNo coming_back lines_of resting tidy",
        reuse="listed missing_lines missing_rows picked said_rows",
        rows="cells_of column_named heading under_heading",
        scoring="Gate GroupScore ItemScore LABELS Score by_lens by_scope overall score show",
        seen_pack="Asked Turned seen",
        selecting="Selection Tally Wanted marked read_selection tally",
        standing="Counted Words standings",
        starts="start_for started",
        text="NOTHING clean comparable count line_ends one_line same_length unbroken",
        ways="WAYS Way",
        workbook="Decision OWNER PackRef Part Person Bookmark Profile Settings Track WayName "
        "first_day names_in quarter_before quarter_of",
    )
