"""Each fact of the five source pages has a typed home, and stands on a public page in five languages.

The table of facts lies in tests/facts/, a file for each source page. A row names the record and the values of its
fields, the page that shows it and the texts to be seen there; a fact that the source lacks is on the to-do list.
"""

from collections.abc import Callable, Iterator
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
from publishing.countries import country_name
from publishing.dates import duration_label
from publishing.languages import CODES
from publishing.models import LoadedRecord
from publishing.numbers import number_label
from publishing.spans import Span, span_label

TABLES = sorted(Path(__file__).parent.glob("facts/*.yaml"))
FACTS: list[dict[str, Any]] = [
    row
    for table in TABLES
    for row in yaml.load(table.read_text(), Loader=yaml.BaseLoader) or []  # noqa: S506 - all is text
]
NUMBER_OF_FACTS = {"S0": 72, "S1": 52, "S2": 66, "S3": 34, "S4": 115}
WORDS = {"true": True, "false": False, "null": None}
#: What groups or sorts, or is told in other words on the page: no reader sees the value itself.
UNSEEN = {"role", "side", "scope", "code", "comparator", "signing_state", "event", "applicant", "position"}
UNSEEN |= {"statement kind", "contact kind", "start_month", "end_month", "language", "instruction_languages"}

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
    """What a reader came for: the text of the main part, with a space wherever a block begins or ends."""

    INLINE = frozenset(
        {"a", "abbr", "b", "bdi", "cite", "em", "i", "mark", "q", "small", "span", "strong", "time", "wbr"}
    )
    UNSEEN = frozenset({"nav", "script", "style", "template"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.unseen = 1

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.unseen += (tag in self.UNSEEN) - (tag == "main")
        self.parts.append("" if tag in self.INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= (tag in self.UNSEEN) - (tag == "main")
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
    for language, expected in texts.items():
        for text in expected if isinstance(expected, list) else [expected]:
            assert plain(text) in visible_text(fact["page"], language), f"not on /{language}{fact['page']}: {text}"


def ways_to_see(obj: models.Model, name: str, language: str) -> Iterator[str]:
    """The texts in which a reader may see the value of a field; none where there is nothing to see."""
    field, value = obj._meta.get_field(name), getattr(obj, name)
    if value is None or value == "" or isinstance(value, bool | models.fields.files.FieldFile):
        return
    stem, _, end = name.rpartition("_")
    if field.choices and not hasattr(value, "alpha3"):
        yield str(getattr(obj, f"get_{name}_display")())
    elif hasattr(value, "alpha3"):
        yield country_name(value.code, language)
    elif isinstance(value, models.Model):
        names = (getattr(value, f"{text}_{language}", "") for text in ("full_name", "name", "title"))
        yield from filter(None, names)
    elif hasattr(obj, f"{stem}_precision"):
        span = Span(*(getattr(obj, f"{stem}_{part}") for part in ("from", "to", "precision")))
        yield from (span_label(span, language), str(value.year) if span.precision == "year" else "")
    elif name == "duration_months":
        yield duration_label(value, language)
    elif end in CODES:
        yield getattr(obj, f"{stem}_{language}")
    else:
        yield from (str(value), number_label(value, language) if isinstance(value, int) else "")


@facts("fields")
def test_typed_values_of_a_fact_are_on_its_page_in_five_languages(fact, visible_text):
    if "page" not in fact or "missing" in fact:
        return
    obj = record(fact["record"])
    names = [
        name
        for name in fact["fields"]
        if not {name, f"{obj._meta.model_name} {name}"} & UNSEEN and not name.endswith("_precision")
    ]
    for language in CODES:
        # A number of a telephone is shown in groups.
        text = visible_text(fact["page"], language).casefold()
        for name in names:
            with override(language):
                ways = [plain(way).casefold() for way in ways_to_see(obj, name, language) if way]
            assert not ways or any(way in text or way in text.replace(" ", "") for way in ways), (language, name, ways)


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
