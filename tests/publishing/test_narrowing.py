"""What the address asks of a list, what of it is understood, and how to ask for less."""

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from publishing.choices import Option, scope, select, text, tick, ticks
from publishing.languages import Text
from publishing.narrowing import Narrowing
from tests.documents import Element, parse

KINDS = [Option("clinic", "Clinic", 4), Option("office", Text("Кеңсе", "ky"), 0)]
PARTNERS = {"jica": Option("jica", "JICA")}
CHOICES = [
    text("q", "Name", longest=20),
    select("kind", "Kind", KINDS),
    select("letter", "Letter", [Option(letter, letter) for letter in "AB"], control=False),
    tick("children", "including children", 3),
    scope("partner", "Partner", PARTNERS.get),
]


def narrowing(query: str) -> Narrowing:
    return Narrowing(QueryDict(query), CHOICES)


def chosen(by: Narrowing) -> dict[str, str]:
    return {chip.choice.name: chip.value for chip in by.chips}


@pytest.mark.parametrize(
    ("query", "values", "refused"),
    [
        ("", {}, []),
        ("page=3&utm_source=mail", {}, []),
        ("kind=clinic&letter=B&children=1&partner=jica", {"kind": "clinic", "letter": "B", "children": "1", "partner": "jica"}, []),
        ("q=+Asanova++Aigul+", {"q": "Asanova Aigul"}, []),
        ("kind=&q=+&letter=", {}, []),
        ("kind=garage", {}, ["Kind"]),
        ("kind=clinic&kind=garage", {}, ["Kind"]),
        ("partner=nobody&letter=B", {"letter": "B"}, ["Partner"]),
        ("children=perhaps", {}, ["including children"]),
        ("q=" + "a" * 21, {}, ["Name"]),
        ("q=a%00b&kind=%00", {}, ["Name", "Kind"]),
    ],
)  # fmt: skip
def test_address_is_read_and_what_means_nothing_is_named(query, values, refused):
    by = narrowing(query)
    assert (chosen(by), by.refused, by.narrowed) == (values, refused, bool(values))


def test_what_is_chosen_is_said_in_few_words():
    assert (narrowing("page=2").said, narrowing("kind=garage").said) == ("", "")
    assert narrowing("letter=B&kind=office&children=1&q=Ai").said == "Ai, Кеңсе, B, including children"


def test_each_chip_leads_to_the_list_without_it_from_the_first_page():
    by = narrowing("kind=clinic&letter=B&q=%D0%90%D0%B9&page=4&junk=1")
    assert {chip.choice.name: chip.url for chip in by.chips} == {
        "q": "?kind=clinic&letter=B",
        "kind": "?q=%D0%90%D0%B9&letter=B",
        "letter": "?q=%D0%90%D0%B9&kind=clinic",
    }
    assert by.all_url == "?"


@given(st.dictionaries(st.sampled_from([*(choice.name for choice in CHOICES), "page"]), st.text(max_size=30)))
def test_whatever_stands_in_the_address_its_chips_take_it_away_one_by_one(given_values):
    by = Narrowing(given_values, CHOICES)
    left = chosen(by)
    while by.chips:
        gone = by.chips[0]
        by = narrowing(gone.url.removeprefix("?"))
        del left[gone.choice.name]
        assert (chosen(by), by.refused) == (left, [])


def test_select_with_nothing_to_choose_between_is_shown_only_if_the_address_speaks_of_it():
    one = [select("kind", "Kind", KINDS[:1])]
    assert not Narrowing({}, one).controls
    assert Narrowing({"kind": "clinic"}, one).controls
    assert Narrowing({"kind": "garage"}, one).controls


def shown(query: str) -> Element:
    context = {"narrowing": narrowing(query), "label": "Choose"}
    return parse(f"<main>{render_to_string('publishing/narrowing.html', context)}</main>")[0]


def test_form_shows_what_is_chosen_and_keeps_what_it_does_not_offer():
    page = shown("kind=office&letter=B&children=1&partner=jica&q=Ai")
    fields = {field.get("name"): field for field in page.all("input")}
    assert {name: field.get("value") for name, field in fields.items() if field.get("type") == "hidden"} == {
        "letter": "B",
        "partner": "jica",
    }
    assert (fields["q"].get("value"), fields["q"].get("maxlength")) == ("Ai", "20")
    assert "checked" in fields["children"].attrs
    options = [(option.text, option.get("lang"), "selected" in option.attrs) for option in page.all("option")]
    assert options == [("all", "", False), ("Clinic (4)", "", False), ("Кеңсе (0)", "ky", True)]
    assert [chip.text.split(" ×")[0] for chip in page.all("a") if chip.get("class") == "chip"] == [
        "Name: Ai", "Kind: Кеңсе ky", "Letter: B", "Including children", "Partner: JICA",
    ]  # fmt: skip


def test_form_says_what_it_left_out_in_the_language_of_the_page():
    with override("ru"):
        warning = {"class": "notice notice-warn"}
        assert "Kind" in shown("kind=garage").one("div", **warning).text
        assert shown("kind=garage").one("span", id="by-kind-error").text
        assert not shown("kind=clinic").all("div", **warning)


GROUPS = ticks("group", "Group", [Option(value, value) for value in "abc"])


def test_of_a_choice_that_may_be_several_all_values_count_and_each_is_dropped_alone():
    by = Narrowing(QueryDict("group=c&group=&group=a&group=x&group=c&sort=name"), [GROUPS], [("sort", "name")])
    assert (by.values("group"), by.refused) == (("c", "a"), ["Group"])
    assert [(chip.value, chip.url) for chip in by.chips] == [("c", "?group=a&sort=name"), ("a", "?group=c&sort=name")]
    assert (by.all_url, by.url(sort=[]), by.url(group="b", sort=["new"])) == (
        "?sort=name",
        "?group=c&group=a",
        "?group=b&sort=new",
    )


def test_what_stands_beside_the_choices_is_kept_by_the_form():
    by = Narrowing(QueryDict("group=a"), [GROUPS, *CHOICES], [("p", "one"), ("p", "two")])
    context = {"narrowing": by, "label": "Choose"}
    page = parse(f"<main>{render_to_string('publishing/narrowing.html', context)}</main>")[0]
    assert [field.get("value") for field in page.all("input", type="hidden")] == ["one", "two"]
    ticked = {field.get("value"): "checked" in field.attrs for field in page.all("input", name="group")}
    assert ticked == {"a": True, "b": False, "c": False}


def test_choices_that_leave_nothing_together_name_the_one_to_drop():
    rows = [("clinic", "A"), ("clinic", "A"), ("office", "B")]

    def number(chosen):
        return sum(set(row).issuperset(value for values in chosen.values() for value in values) for row in rows)

    def asked(query: str) -> tuple[list, list]:
        by = Narrowing(QueryDict(query), CHOICES, [("sort", "new")], number)
        return tuple([(one.label, one.number, one.url) for one in found] for found in (by.without, by.alone))

    assert asked("kind=clinic&letter=B") == (
        [("B", 2, "?kind=clinic&sort=new"), ("Clinic", 1, "?letter=B&sort=new")], [],
    )  # fmt: skip
    assert asked("kind=clinic&letter=B&children=1") == (
        [], [("Clinic", 2, "?kind=clinic&sort=new"), ("B", 1, "?letter=B&sort=new")],
    )  # fmt: skip
    assert asked("letter=C") == asked("letter=A") == ([], [])


def test_words_that_are_too_long_are_explained_and_not_lost():
    page = shown("q=" + "a" * 21)
    assert page.one("input", name="q").get("value") == "a" * 21
    assert page.one("span", id="by-q-error").text == "Ensure this value has at most 20 characters (it has 21)."


def test_choice_that_is_always_made_has_no_empty_option():
    by = Narrowing({}, [select("kind", "Kind", KINDS, nothing="")])
    page = parse(render_to_string("publishing/narrowing.html", {"narrowing": by, "label": "Choose"}))[0]
    assert [option.text for option in page.all("option")] == ["Clinic (4)", "Кеңсе (0)"]


def test_what_is_typed_is_shown_as_text():
    assert not shown("q=%3Cscript%3Ea").all("script")
