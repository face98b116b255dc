"""The list of programmes: what it says of each, how it is narrowed, whose leads it names."""

from datetime import UTC, datetime

import pytest

from departments.models import Department
from publishing.indexing import gathered
from publishing.models import State
from residency import views
from tests.documents import parse
from tests.factories import make_department, make_phone
from tests.residency.making import links, make_lead, make_level, make_programme

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "name", "length"), [("en", "Cardiology", "3 years"), ("ky", "Cardiology (ky)", "3 жыл")]
)
def test_list_says_name_group_and_length(page, words, language, name, length):
    make_programme()
    assert links(page(f"/{language}/residency/"))[name] == f"/{language}/residency/cardiology/"
    text = words(f"/{language}/residency/")
    assert length in text
    assert "Therapeutic" in text


def test_list_falls_back_to_another_language_and_says_so(page):
    programme = make_programme()
    programme.specialty.name_ky = ""
    programme.specialty.save()
    link = next(link for link in page("/ky/residency/").all("a") if link.text.startswith("Cardiology"))
    assert link.one("span", lang="en").text == "Cardiology"


def test_list_is_narrowed_by_group_length_and_children(words):
    make_programme("cardiology", duration_months=24, covers_children=True)
    make_programme("surgery", group="surgical", duration_months=60)
    for query in ("group=therapeutic", "duration=2", "children=1"):
        text = words(f"/en/residency/?{query}")
        assert "1 programme" in text
        assert "Cardiology, including children" in text
        assert "Surgery" not in text


def ticks(found) -> list[str]:
    """The choices of the form with their numbers."""
    form = found.one("form", role="search")
    return [" ".join(label.text.split()) for label in form.all("label")]


def test_choices_tell_how_many_programmes_they_leave(page):
    make_programme("cardiology", duration_months=24)
    make_programme("nephrology", duration_months=24)
    make_programme("surgery", group="surgical", duration_months=60)
    assert ticks(page("/en/residency/?duration=2")) == [
        *("Surgical specialties 0", "Therapeutic specialties 2"),
        *("2 years 2", "5 years 1"),
    ]


def test_what_does_not_vary_is_no_choice_unless_the_address_speaks_of_it(page):
    make_programme("cardiology")
    make_programme("surgery", group="surgical")
    assert names(page("/en/residency/")) == {"group"}
    assert names(page("/en/residency/?duration=3&children=1")) == {"group", "duration", "children"}


def test_language_that_all_share_is_no_choice(page):
    make_level(instruction_languages="kk,ru")
    make_programme("cardiology")
    make_programme("surgery", group="surgical")
    assert names(page("/en/residency/")) == {"group"}


def names(found) -> set[str]:
    return {field.get("name") for field in found.one("form", role="search").all("input")}


def test_several_values_of_one_choice_are_any_of_them(page, words):
    for name, group, length in (("a", "surgical", 24), ("b", "surgical", 36), ("c", "dental", 36), ("d", "other", 48)):
        make_programme(name, group=group, duration_months=length)
    assert "3 programmes" in words("/en/residency/?group=surgical&group=dental")
    assert "2 programmes" in words("/en/residency/?group=surgical&duration=2&duration=3")
    found = page("/en/residency/?group=surgical&duration=2&duration=3")
    chips = {" ".join(link.text.split()): link.get("href") for link in found.all("a") if link.get("class") == "chip"}
    assert chips == {
        "Group: Surgical specialties × remove": "?duration=2&duration=3",
        "Duration: 2 years × remove": "?group=surgical&duration=3",
        "Duration: 3 years × remove": "?group=surgical&duration=2",
    }
    assert links(found)["Clear all"] == "?"


def test_list_is_narrowed_by_level_and_language_of_instruction(page, words):
    university = make_level(instruction_languages="kk,ru").department
    make_programme("cardiology")
    make_programme("health", level=make_level(university, "master", instruction_languages="en"))
    assert "1 programme" in words("/en/residency/?level=master")
    assert "2 programmes" in words("/en/residency/?language=kk&language=en")
    assert links(page("/en/residency/?language=ru"))["Cardiology"] == "/en/residency/cardiology/"
    assert ticks(page("/en/residency/")) == [
        *("Residency 1", "Master’s degree 1"),
        *("English 1", "Kazakh 1", "Russian 1"),
    ]


def test_list_is_narrowed_by_university_where_there_are_several(words):
    make_programme("cardiology")
    other = make_department("other-university", short_name_en="OTHER")
    make_programme("surgery", level=make_level(other))
    text = words("/en/residency/?university=other-university")
    assert "Surgery Therapeutic specialties · OTHER" in text
    assert "Cardiology" not in text


@pytest.mark.parametrize(
    "query", ["group=nonsense", "duration=never", "children=banana", "university=nobody", "group=%00", "level=%F0%28"]
)
def test_choice_that_does_not_exist_is_named_and_left_out(words, query):
    make_programme("cardiology")
    make_programme("surgery", group="surgical", duration_months=60)
    text = words(f"/en/residency/?{query}")
    assert "There is no such choice here, so it is left out." in text
    assert "2 programmes" in text


@pytest.mark.parametrize("number", ["0", "-1", "999999999999", "x", "%00"])
def test_absurd_page_number_gets_a_page_that_exists(words, number):
    make_programme()
    assert "Cardiology" in words(f"/en/residency/?page={number}")


def test_choice_without_programmes_says_which_part_to_drop(page):
    make_programme("cardiology", duration_months=24)
    make_programme("nephrology", duration_months=24)
    make_programme("surgery", group="surgical", duration_months=60)
    found = page("/en/residency/?group=surgical&duration=2&citizenship=PK")
    assert "No programme fits this choice." in found.text
    assert links(found.one("div", **{"class": "empty"})) == {
        "without “Surgical specialties”: 2": "?duration=2&citizenship=PK",
        "without “2 years”: 1": "?group=surgical&citizenship=PK",
        "Show all programmes": "?citizenship=PK",
    }


def test_where_dropping_one_choice_is_not_enough_each_is_offered_alone(page):
    make_programme("cardiology", duration_months=24)
    make_programme("surgery", group="surgical", duration_months=60, covers_children=True)
    make_programme("dentistry", group="dental", duration_months=36)
    found = page("/en/residency/?group=dental&duration=2&children=1&sort=duration")
    assert links(found.one("div", **{"class": "empty"})) == {
        "only “Dental specialties”: 1": "?group=dental&sort=duration",
        "only “2 years”: 1": "?duration=2&sort=duration",
        "only “including children”: 1": "?children=1&sort=duration",
        "Show all programmes": "?sort=duration",
    }


def test_thirty_one_programmes_stand_on_one_page(page):
    with gathered():
        for number in range(31):
            make_programme(f"specialty-{number}")
    found = page("/en/residency/")
    assert len(found.all("li", **{"class": "row"})) == 31
    assert not found.all("nav", **{"class": "pagination"})


def test_draft_is_neither_listed_nor_shown(client, words):
    make_programme(state=State.DRAFT)
    assert "Cardiology" not in words("/en/residency/")
    assert client.get("/en/residency/cardiology/").status_code == 404


def test_university_without_programmes_names_the_leads_of_its_groups(page):
    make_programme("cardiology")
    osh = make_department("osh")
    make_level(osh)
    make_phone(make_lead(osh, "surgical", slug="belekov-zhanek"))
    found = page("/en/residency/?university=osh")
    assert "This university has not published its list of specialties here yet." in found.text
    assert "Surgical specialties" in found.one("section", **{"aria-labelledby": "leads"}).text
    assert links(found)["+996 772 006 020"] == "tel:+996772006020"


def make_universities() -> None:
    """Two universities with programmes and one without, each with a lead named like it."""
    for slug, group in (("alpha", "therapeutic"), ("beta", "surgical"), ("gamma", "therapeutic")):
        level = make_level(make_department(slug))
        make_phone(make_lead(level.department, group, slug=f"lead-{slug}", family_name_en=f"Lead-{slug}"))
        if slug != "gamma":
            make_programme(f"{slug}-programme", level=level, group=group)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", {"Lead-alpha", "Lead-beta"}),
        ("?duration=2", {"Lead-alpha", "Lead-beta"}),
        ("?group=therapeutic", {"Lead-alpha", "Lead-gamma"}),
        ("?group=surgical", {"Lead-beta"}),
        ("?university=beta", {"Lead-beta"}),
        ("?university=gamma", {"Lead-gamma"}),
        ("?university=gamma&group=surgical", set()),
    ],
)
def test_leads_are_those_of_the_chosen_groups_or_of_the_universities_in_the_result(page, query, named):
    make_universities()
    found = links(page(f"/en/residency/{query}"))
    assert {name for name in found if name.startswith("Lead-")} == named


def test_leads_are_those_of_the_whole_result_and_not_of_the_page(page, monkeypatch):
    monkeypatch.setattr(views, "PROGRAMMES_ON_A_PAGE", 1)
    make_universities()
    for number in (1, 2):
        found = page(f"/en/residency/?page={number}")
        assert len(found.all("li", **{"class": "row"})) == 1
        assert {"Lead-alpha", "Lead-beta"} <= set(links(found))


def test_universities_that_train_without_a_list_are_named_below_it(page):
    make_universities()
    section = page("/en/residency/").one("section", **{"aria-labelledby": "unlisted"})
    assert links(section) == {"Gamma": "?university=gamma"}
    assert not page("/en/residency/?group=surgical").all("section", **{"aria-labelledby": "unlisted"})


def test_university_with_neither_programmes_nor_leads_is_linked_without_a_promise(page):
    make_programme("cardiology")
    make_level(make_department("osh"))
    found = page("/en/residency/?university=osh")
    assert "This university has not published its list of specialties here yet." in found.text
    assert "You can ask" not in found.text
    assert links(found)["Osh"] == "/en/departments/osh/"


def test_choices_count_at_the_chosen_university_and_universities_by_the_other_choices(page):
    make_universities()
    make_programme("third", level=make_level(Department.objects.get(slug="alpha")), group="surgical")
    assert ticks(page("/en/residency/?university=alpha&group=surgical")) == [
        *("Surgical specialties 1", "Therapeutic specialties 1"),
        *("Alpha 1", "Beta 1", "Gamma 0"),
    ]


def test_lead_whose_post_has_ended_or_who_is_no_longer_published_is_not_named(words):
    department = make_programme().level.department
    make_lead(department, slug="present-p", family_name_en="Present")
    ended = make_lead(department, slug="gone-g", family_name_en="Gone")
    ended.until_from = ended.until_to = datetime(2020, 1, 1, tzinfo=UTC).date()
    ended.until_precision = "day"
    ended.save()
    make_lead(department, slug="hidden-h", family_name_en="Hidden", state=State.DRAFT)
    text = words("/en/residency/")
    assert "Present" in text
    assert "Gone" not in text
    assert "Hidden" not in text


@pytest.mark.parametrize(
    ("query", "title", "heading"),
    [
        ("", "Residency · Our University", "Residency"),
        ("?citizenship=PK&sort=duration&p=surgery", "Residency · Our University", "Residency"),
        (
            "?group=surgical&duration=3",
            "Residency: Surgical specialties, 3 years · Our University",
            "Surgical specialties, 3 years",
        ),
        (
            "?language=kk&open=1",
            "Residency: Kazakh, open now · Our University",
            "Kazakh, open now",
        ),
        (
            "?group=surgical&group=other&duration=3&duration=2&children=1",
            "Residency: Surgical specialties, Other specialties, 3 years, 2 years, … · Our University",
            "Surgical specialties, Other specialties, 3 years, 2 years, …",
        ),
    ],
)
def test_title_and_heading_name_what_is_chosen(client, query, title, heading):
    make_level(instruction_languages="kk,ru")
    make_programme("surgery", group="surgical", duration_months=36)
    make_programme("cardiology", duration_months=24)
    make_programme("hygiene", group="other")
    found = parse(client.get(f"/en/residency/{query}").content.decode())[0]
    assert " ".join(found.one("title").text.split()) == title
    assert " ".join(found.one("h1").text.split()) == heading
    canonical = found.one("link", rel="canonical").get("href")
    assert canonical.endswith("/en/residency/")


def test_narrowed_list_numbers_its_pages_in_the_title(client, monkeypatch):
    monkeypatch.setattr(views, "PROGRAMMES_ON_A_PAGE", 1)
    for slug in ("surgery", "urology"):
        make_programme(slug, group="surgical", duration_months=36)
    make_programme("cardiology")
    found = parse(client.get("/en/residency/?group=surgical&citizenship=PK&page=2").content.decode())[0]
    assert found.one("title").text.startswith("Residency: Surgical specialties · Page 2")
