"""What the page of a department says of its names, its papers and the acts in its history."""

from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError
from django.test import Client
from django.utils.translation import override

from departments.history import act
from departments.models import AlsoKnownAs, Document, Milestone
from departments.names import former_names
from tests.crawl import visit
from tests.factories import make_department

pytestmark = pytest.mark.django_db


def name(text: str, language: str, until_year: int = 2021, from_year: int | None = None) -> SimpleNamespace:
    return SimpleNamespace(name=text, language=language, from_year=from_year, until_year=until_year)


@pytest.mark.parametrize(
    ("reader", "names", "shown"),
    [
        ("ru", [name("Faculty", "en"), name("Факультет", "ru")], [("Факультет", "ru", "до 2021 года")]),
        ("en", [name("Faculty", "en"), name("Факультет", "ru")], [("Faculty", "en", "until 2021")]),
        ("en", [name("Факультет", "ru")], [("Факультет", "ru", "until 2021")]),
        ("en", [name("Faculty", "en", 2021, 2009)], [("Faculty", "en", "2009–2021")]),
        ("en", [name("Course", "en", 2009, 2009)], [("Course", "en", "2009")]),
        (
            "en",
            [name("Курсы", "ru", 2008), name("Faculty", "en", 2021, 2009)],
            [("Курсы", "ru", "until 2008"), ("Faculty", "en", "2009–2021")],
        ),
    ],
)
def test_former_name_is_that_of_the_readers_language_if_it_is_known(reader, names, shown):
    with override(reader):
        assert [(row.name, row.name.lang, row.years) for row in former_names(names)] == shown


def test_page_shows_the_former_name_and_leaves_the_rest_to_the_search(client):
    department = make_department("centre")
    for fields in (
        {"name": "Faculty of Hearts", "language": "en", "from_year": 2009, "until_year": 2021},
        {"name": "FOH", "until_year": 2021},
        {"name": "Hearts", "language": "en"},
    ):
        AlsoKnownAs.objects.create(department=department, **fields)
    main = visit(client, "/en/departments/centre/").tree.one("main").text
    assert "Formerly Faculty of Hearts ( 2009–2021 )".replace("( ", "(").replace(" )", ")") in main
    assert "FOH" not in main
    assert main.count("Hearts") == 1


@pytest.mark.parametrize(
    ("reader", "language", "said"),
    [("en", "ky", ", in Kyrgyz)"), ("en", "en", None), ("en", "", None), ("ky", "ky", None)],
)
def test_file_in_another_language_than_the_page_says_so(settings, tmp_path, reader, language, said):
    settings.MEDIA_ROOT = tmp_path
    document = Document(department=make_department("centre"), kind="report", title_en="Report", language=language)
    document.file.save("report.pdf", ContentFile(b"%PDF-1.4"))
    link = next(
        link for link in visit(Client(), f"/{reader}/departments/centre/").tree.all("a") if "media" in link.get("href")
    )
    assert link.get("hreflang") == language
    assert link.text.endswith(said) if said else ", in " not in link.text


def act_of(**fields: str) -> str:
    return act(SimpleNamespace(**{"act_kind": "", "act_number": ""} | fields))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"act_kind": "decision", "act_number": "154"}, "Decision No. 154"),
        ({"act_kind": "decision"}, "Decision"),
        ({"act_number": "154"}, "Act No. 154"),
        ({}, ""),
    ],
)
def test_act_is_named_by_its_kind_and_number(fields, said):
    assert act_of(**fields) == said


def test_milestone_belongs_to_a_department():
    with pytest.raises(IntegrityError):
        Milestone.objects.create(title_en="The world begins")


@pytest.mark.parametrize(("fields", "beside"), [({"number": 1}, False), ({"number": 1, "country": "KG"}, True)])
def test_a_number_alone_stands_in_the_head_and_not_in_a_column_of_its_own(fields, beside):
    make_department("centre", **fields)
    page = visit(Client(), "/en/departments/centre/").tree
    assert bool(page.all("aside")) is beside
    kicker = next(line for line in page.all("p") if line.get("class") == "kicker").text
    assert ("Number 1" in kicker) is not beside
