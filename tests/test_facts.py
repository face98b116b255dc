"""Each fact of the five source pages has a typed home, and stands on a public page in five languages.

The table of facts lies in tests/facts/, a file for each source page. A row names the record and the values of its
fields, the page that shows it and the texts to be seen there; a fact that the source lacks is on the to-do list.
"""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from publishing.content.schema import kinds
from publishing.content.values import as_text
from publishing.languages import CODES
from publishing.models import LoadedRecord

TABLES = sorted(Path(__file__).parent.glob("facts/*.yaml"))
FACTS: list[dict[str, Any]] = [
    row
    for table in TABLES
    for row in yaml.load(table.read_text(), Loader=yaml.BaseLoader) or []  # noqa: S506 - all is text
]
NUMBER_OF_FACTS = {"S0": 72, "S1": 52, "S2": 66, "S3": 34, "S4": 115}
WORDS = {"true": True, "false": False, "null": None}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_content")]


def facts(*names: str) -> Any:
    """One test for each fact that has one of these entries."""
    chosen = [fact for fact in FACTS if any(name in fact for name in names)]
    return pytest.mark.parametrize("fact", chosen, ids=[fact["id"] for fact in chosen])


def record(key: str) -> models.Model:
    loaded = LoadedRecord.objects.select_related("content_type").filter(key=key).first()
    assert loaded, f"no record {key} was loaded"
    obj = loaded.content_type.model_class()._base_manager.filter(pk=loaded.object_id).first()
    assert obj, f"{key} is not in the database"
    return obj


def names_of(obj: models.Model) -> set[str]:
    """How a row may refer to an object."""
    keys = LoadedRecord.objects.filter(content_type__model=obj._meta.model_name, object_id=obj.pk)
    names = {key.partition("/")[2] for key in keys.values_list("key", flat=True)}
    return names | {getattr(obj, name) for name in ("slug", "code") if hasattr(obj, name)}


def has(obj: models.Model, name: str, expected: str) -> bool:
    field = obj._meta.get_field(name)
    value = getattr(obj, name)
    if isinstance(value, models.Model):
        return expected in names_of(value)
    if isinstance(field, models.FileField):
        return value.name == expected
    return as_text(field.get_prep_value(value)) == ("" if expected == "null" else expected)


def looked_up(value: Any) -> Any:
    return WORDS.get(value, value) if isinstance(value, str) else value


class VisibleText(HTMLParser):
    """What a reader reads: the text of the body, with a space wherever a block begins or ends."""

    INLINE = frozenset(
        {"a", "abbr", "b", "bdi", "cite", "em", "i", "mark", "q", "small", "span", "strong", "time", "wbr"}
    )
    UNSEEN = frozenset({"head", "script", "style", "template"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.unseen += tag in self.UNSEEN
        self.parts.append("" if tag in self.INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in self.UNSEEN
        self.parts.append("" if tag in self.INLINE else " ")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data)


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def visible_text(demo_content: None) -> Callable[[str, str], str]:
    """What a reader of a language reads on a page: visible_text("/people/", "ky"). Each page is fetched once."""
    pages: dict[str, str] = {}

    def fetch(page: str, language: str) -> str:
        address = f"/{language}{page}"
        if address not in pages:
            response = Client().get(address)
            assert response.status_code == 200, f"{address} answers {response.status_code}"
            parser = VisibleText()
            parser.feed(response.content.decode())
            pages[address] = plain("".join(parser.parts))
        return pages[address]

    return fetch


@pytest.fixture(scope="module")
def to_do_list(demo_content: None) -> str:
    editor = get_user_model().objects.create_superuser("editor-of-facts", password="long enough to be one")
    client = Client()
    client.force_login(editor)
    first = client.get(reverse("to_do"))
    pages = first.context["page_obj"].paginator.page_range
    return "".join(client.get(reverse("to_do"), {"page": number}).content.decode() for number in pages)


def test_table_holds_every_fact_once():
    expected = [f"{source}-{number:02}" for source, count in NUMBER_OF_FACTS.items() for number in range(1, count + 1)]
    assert len(expected) == 339
    assert sorted(fact["id"] for fact in FACTS) == sorted(expected)


@facts("record")
def test_fact_has_a_typed_home(fact):
    obj = record(fact["record"])
    wrong = {
        name: (expected, getattr(obj, name))
        for name, expected in fact.get("fields", {}).items()
        if not has(obj, name, expected)
    }
    assert not wrong


@facts("count")
def test_fact_that_is_a_number_can_be_counted(fact):
    counts = fact["count"] if isinstance(fact["count"], list) else [fact["count"]]
    for count in counts:
        where = {name: looked_up(value) for name, value in count["where"].items()}
        model = kinds()[count["model"]].model
        assert model._base_manager.filter(**where).distinct().count() == int(count["is"]), count


@facts("shows")
def test_fact_is_on_a_page_in_five_languages(fact, visible_text):
    obj = record(fact["record"])
    for language in CODES:
        for name in fact["shows"]:
            text = plain(getattr(obj, f"{name}_{language}") or "")
            assert text, f"{fact['record']} has no {name} in {language}"
            assert text in visible_text(fact["page"], language), f"not on /{language}{fact['page']}: {text}"


@facts("text")
def test_fact_reads_as_expected_in_five_languages(fact, visible_text):
    texts = fact["text"] if isinstance(fact["text"], dict) else dict.fromkeys(CODES, fact["text"])
    assert set(texts) == set(CODES)
    for language, text in texts.items():
        assert plain(text) in visible_text(fact["page"], language), f"not on /{language}{fact['page']}: {text}"


@pytest.mark.parametrize(
    "fact",
    [fact for fact in FACTS if "page" in fact and not {"shows", "text", "missing"} & set(fact)],
    ids=lambda fact: fact["id"],
)
def test_fact_that_is_a_choice_is_on_a_page_in_five_languages(fact, visible_text):
    obj = record(fact["record"])
    chosen = [name for name in fact["fields"] if obj._meta.get_field(name).choices]
    for language in CODES:
        with override(language):
            labels = [str(getattr(obj, f"get_{name}_display")()) for name in chosen]
        text = visible_text(fact["page"], language).casefold()
        assert any(label.casefold() in text for label in labels), f"not on /{language}{fact['page']}: {labels}"


@facts("missing")
def test_fact_that_the_source_lacks_is_on_the_to_do_list(fact, to_do_list):
    obj = record(fact["record"])
    key, owners = fact["record"], [obj]
    while LoadedRecord.objects.filter(key=(key := key.rpartition("/")[0].rpartition("/")[0])).exists():
        owners.append(record(key))
    links = [
        reverse(f"admin:{owner._meta.app_label}_{owner._meta.model_name}_change", args=[owner.pk])
        for owner in owners
        if admin.site.is_registered(type(owner))
    ]
    assert any(f'href="{link}' in to_do_list for link in links)


def test_every_fact_is_seen_or_known_to_be_missing():
    assert [fact["id"] for fact in FACTS if "page" not in fact and "missing" not in fact] == []


def test_every_text_of_the_content_exists_in_five_languages():
    incomplete = []
    for kind in kinds().values():
        for obj in kind.model._base_manager.all():
            for name in kind.texts:
                have = [code for code in CODES if getattr(obj, f"{name}_{code}")]
                if have and len(have) < len(CODES):
                    incomplete.append(f"{kind.name} {obj.pk} {name}: only {', '.join(have)}")
    assert incomplete == []
