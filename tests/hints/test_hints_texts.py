"""The hints on texts: how long they take aloud, what rivals could say too, which words they share."""

import pytest

from tests.hints.hinting import VOCABULARY, desk, lines, rows, said, table, text
from workbook.domain import Row
from workbook.hints.claims import worn_claims
from workbook.hints.speaking import seconds

BORING = lines(id="boring")
BORING_LINES = (
    "Friendly and professional staff.",
    "We care about your goals.",
    "Great value for money.",
    "We install solar panels of the highest quality at a fair price.",
)
RIVALS = text("rivals", against="boring")
AT = desk((BORING,), {"boring": BORING_LINES})

NADIA = (
    "You know how a solar quote promises a saving, and nobody ever checks it? We fit panels for families in old houses with "
    "difficult roofs. Before we quote, we measure your roof and look at a year of your bills. We write down what the panels "
    "should make. One year later we come back and read the meter with you. If it is less than we wrote, we find out why, "
    "and you don't pay for the visit."
)


class TestSpoken:
    def test_seconds_at_a_calm_pace(self) -> None:
        assert [seconds(words) for words in (75, 150, 0)] == [30, 60, 0]

    @pytest.mark.parametrize(("length", "aim"), [(78, 75), (74, 75), (60, 75), (90, 75), (30, 35)])
    def test_about_right_needs_no_word(self, length: int, aim: int) -> None:
        assert said(text("spoken", words=aim), "word " * length) == ""

    @pytest.mark.parametrize("length", [59, 91])
    def test_more_than_a_fifth_away_is_timed(self, length: int) -> None:
        assert "seconds aloud" in said(text("spoken", words=75), "word " * length)

    def test_too_long(self) -> None:
        told = said(text("spoken", words=75), "word " * 120)
        assert (
            told
            == "This takes about 48 seconds aloud. That is 45 words over the 75 you aim at. Which sentence could go?"
        )

    def test_room_left(self) -> None:
        assert "room for about 25 words more" in said(text("spoken", words=75), "word " * 50)

    def test_a_beginning_is_left_alone(self) -> None:
        assert said(text("spoken", words=75), "word " * 30) == ""
        assert said(text("spoken"), "word " * 5) == ""

    def test_without_an_aim_it_is_only_timed(self) -> None:
        assert said(text("spoken"), "word " * 300) == "This takes about 120 seconds aloud."


class TestRivals:
    def test_a_sentence_of_ones_own_is_left_alone(self) -> None:
        assert said(RIVALS, NADIA, AT) == ""

    @pytest.mark.parametrize(
        "own",
        [
            "Miss a week, and your trainer phones you.",
            "Your child goes home knowing which four bars to practise, so practice happens without a quarrel.",
            "We measure the air quality in every room and leave you the list.",
            "We look after young professionals who rent their first flat.",
            "The stairs leading to the cellar are ours to clean, and outstanding invoices are ours to chase.",
        ],
    )
    def test_plain_words_are_left_alone(self, own: str) -> None:
        assert said(RIVALS, own, AT) == ""

    def test_a_boring_sentence_that_comes_again_is_named(self) -> None:
        told = said(RIVALS, "Our friendly staff comes to your house, and it is good value for money.", AT)
        assert "“friendly” and “staff” come from “Friendly and professional staff.”" in told
        assert "Great value for money." in told
        assert told.count("\n") <= 2

    def test_a_long_stretch_of_a_boring_sentence_is_found(self) -> None:
        at = desk(
            (BORING,), {"boring": ("We have been the first name in town for roofs, gutters, chimneys, walls and more",)}
        )
        assert "“the first name in”" in said(RIVALS, "Ask for Weber, the first name in slate on the hill.", at)

    def test_worn_claims_are_named_together(self) -> None:
        told = said(RIVALS, "We are a leading installer with a full range of quality solutions.", desk())
        assert told.startswith("“leading”, “full range”, “quality” and “solutions” could stand on any rival's page.")

    def test_a_list_is_read_too(self) -> None:
        item = lines("rivals", against="boring")
        assert "“years of experience”" in said(item, ("Reliable work", "20 years of experience"), AT)

    def test_plurals_are_found(self) -> None:
        assert VOCABULARY is not None
        assert worn_claims("Fair prices, and 30 years' experience.", VOCABULARY) == ("fair prices", "years experience")


class TestMessage:
    ITEM = table("pasted", "contact", "text:text", hint="message", against="difference")
    AT = desk((lines(id="difference"),), {"difference": ("You know on the third what you earned last month",)})

    def pasted(self, *texts: str) -> tuple[Row, ...]:
        return tuple({"contact": f"Place {number}", "text": one} for number, one in enumerate(texts, start=1))

    def test_words_had_and_lacked(self) -> None:
        given = self.pasted("We keep your books so that you see what you earned, month by month.")
        assert said(self.ITEM, given, self.AT) == (
            "“Place 1” has “earned” and “month” of your difference, and lacks “know”, “third” and “last”."
        )

    def test_none_and_all(self) -> None:
        given = self.pasted(
            "Bright rooms and a varied programme for children of every age.",
            "On the third of each month you know what you earned in the last one.",
        )
        told = said(self.ITEM, given, self.AT)
        assert "“Place 1” has no word of your difference." in told
        assert "“Place 2” has every word of your difference." in told
        assert told.endswith("No word of weight is in all of the texts.")

    def test_words_that_all_share(self) -> None:
        given = self.pasted(
            "We do the books for restaurants, and every month ends on the third.",
            "Restaurants trust us with their books because the third is the third.",
        )
        assert said(self.ITEM, given, self.AT).endswith("All of the texts share “third”, “books” and “restaurants”.")

    def test_many_texts_begin_with_what_they_share(self) -> None:
        given = self.pasted(
            *["We do the books for restaurants on the third of the month."] * 3,
            "Bright rooms for each child of any age.",
        )
        told = said(self.ITEM, given, self.AT).splitlines()
        assert told[0].startswith("No word") and told[1].startswith("“Place 4” has no word")

    def test_quiet_without_a_difference_and_on_beginnings(self) -> None:
        assert said(self.ITEM, self.pasted("We keep your books and you see what you earned."), desk()) == ""
        assert said(self.ITEM, self.pasted("We keep"), self.AT) == ""

    def test_a_text_item(self) -> None:
        told = said(text("message", against="difference"), "We keep your books and you see what you earned.", self.AT)
        assert told.startswith("The text has “earned” of your difference")


class TestThemes:
    PRAISE = table("praise", "words", "who", "theme", hint="themes")

    def test_different_people_are_counted(self) -> None:
        given = tuple(
            {"words": f"said {number}", "who": who, "theme": theme}
            for number, (who, theme) in enumerate(
                [
                    ("A", "counting"),
                    ("B", "Counting "),
                    ("C", "on time"),
                    ("D", "counting"),
                    ("A", "counting"),
                    ("E", "on time"),
                ]
            )
        )
        assert said(self.PRAISE, given) == "“counting” was said by 3 of 5 people and “on time” by 2."

    def test_words_that_come_again_when_no_theme_does(self) -> None:
        given = rows(
            {"words": "You listen", "theme": "a"},
            {"words": "They really listen", "theme": "b"},
            {"words": "Quick", "theme": "c"},
        )
        assert "The word “listen” comes in 2 of 3 lines" in said(self.PRAISE, given)

    def test_counts_of_people(self) -> None:
        item = table("themes", "theme", "people:number", "words", hint="themes", against="talks.phrase")
        talks = table("talks", "who", "phrase")
        given = rows(
            {"theme": "patient", "people": 2},
            {"theme": "Practice without a fight", "people": 6},
            {"theme": "price", "people": 1},
        )
        assert said(item, given) == "“Practice without a fight” was named by 6 people, “patient” by 2."
        at = desk((talks,), {"talks": tuple({"who": str(one), "phrase": "x"} for one in range(8))})
        assert said(item, given, at) == "“Practice without a fight” was named by 6 of 8 people, “patient” by 2."

    def test_a_draw(self) -> None:
        item = table("themes", "theme", "people:number", hint="themes")
        told = said(item, rows({"theme": "patient", "people": 4}, {"theme": "quick", "people": 4}))
        assert told == "“patient” and “quick” were each named by 4 people. Which can you keep true on a busy day?"

    def test_a_list(self) -> None:
        assert (
            said(lines("themes"), ("They listen", "Listens well", "On time"))
            == "The word “listen” comes in 2 of 3 lines."
        )

    def test_little_is_left_alone(self) -> None:
        assert said(self.PRAISE, rows({"words": "x", "theme": "a"}, {"words": "y", "theme": "a"})) == ""
        assert said(lines("themes"), ("They listen", "They listen")) == ""
