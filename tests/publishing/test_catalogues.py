"""The two commands that stand in for GNU gettext, on a small project of their own."""

import gettext
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings as site_settings
from django.core.management import CommandError, call_command

PYTHON_SOURCE = """
from django.utils.translation import gettext as _, ngettext, pgettext

title = _("Residency")
count = ngettext("%(n)s day", "%(n)s days", 3)
month = pgettext("of a date", "May")
hint = _("Write to {address}")
not_a_message = "Plain text"
"""

TEMPLATE_SOURCE = """
{% load i18n %}
<ul>
    <li>{% translate "Partners" %}
      <li title="{% translate 'May' context 'to be allowed' %}">it's (unbalanced</li>
  {# Translators: said of a visa #}
  {% blocktranslate trimmed with until=visa.until %}
    Valid
    until {{ until }}
  {% endblocktranslate %}
{% blocktranslate trimmed count n=steps|length %}{{ n }} step{% plural %}{{ n }} steps{% endblocktranslate %}
{{ name|default:_("No name") }}
{% comment %}{% translate "Forgotten" %}{% endcomment %}
"""


@pytest.fixture
def project(tmp_path, settings):
    """A project of one Python file and one template, in two languages."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "views.py").write_text(PYTHON_SOURCE)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE_SOURCE)
    settings.BASE_DIR = tmp_path
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path / "templates"]}]
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    settings.LANGUAGES = [("en", "English"), ("ru", "Russian"), ("ky", "Kyrgyz")]
    return tmp_path


def catalogue_path(project: Path, language: str) -> Path:
    return project / "locale" / language / "LC_MESSAGES" / "django.po"


def read(project: Path, language: str):
    with catalogue_path(project, language).open("rb") as file:
        return read_po(file)


def write(project: Path, language: str, entries: str, plural_forms: str = "nplurals=2; plural=(n != 1);") -> Path:
    path = catalogue_path(project, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {plural_forms}\\n"\n\n{entries}\n',
        encoding="utf-8",
    )
    return path


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def failure(command: str, *arguments: str) -> str:
    with pytest.raises(CommandError) as caught:
        call_command(command, *arguments)
    return str(caught.value)


def test_extract_finds_every_kind_of_message(project, capsys):
    call_command("extract_messages")

    found = {(message.id, message.context) for message in read(project, "ky") if message.id}
    assert found == {
        ("Residency", None),
        (("%(n)s day", "%(n)s days"), None),
        ("May", "of a date"),
        ("May", "to be allowed"),
        ("Write to {address}", None),
        ("Partners", None),
        ("Valid until %(until)s", None),
        (("%(n)s step", "%(n)s steps"), None),
        ("No name", None),
    }
    assert read(project, "ky").get("Valid until %(until)s").auto_comments == ["Translators: said of a visa"]


@pytest.mark.parametrize(("language", "forms"), [("en", 2), ("ru", 3), ("ky", 2)])
def test_extract_writes_the_plural_forms_of_the_language(project, capsys, language, forms):
    call_command("extract_messages")

    catalogue = read(project, language)
    assert catalogue.num_plurals == forms
    assert catalogue.get("%(n)s day").string == ("",) * forms


def test_extract_again_changes_nothing(project, capsys):
    call_command("extract_messages")
    before = catalogue_path(project, "ru").read_bytes()
    capsys.readouterr()

    call_command("extract_messages")
    call_command("extract_messages", "--check")

    assert catalogue_path(project, "ru").read_bytes() == before
    assert capsys.readouterr().out == ""


def test_extract_is_blind_to_a_message_that_moved_within_its_file(project, capsys):
    call_command("extract_messages")

    replace(project / "config" / "views.py", "title =", "\n\n\ntitle =")

    call_command("extract_messages", "--check")


def test_extract_keeps_translations(project, capsys):
    call_command("extract_messages")
    path = catalogue_path(project, "ky")
    replace(path, 'msgid "Partners"\nmsgstr ""', 'msgid "Partners"\nmsgstr "Өнөктөштөр"')

    replace(project / "config" / "views.py", '_("Residency")', '_("Residence")')
    call_command("extract_messages")

    assert read(project, "ky").get("Partners").string == "Өнөктөштөр"
    assert read(project, "ky").get("Residence").string == ""


def test_extract_revives_the_translation_of_a_message_that_returns(project, capsys):
    call_command("extract_messages")
    path = catalogue_path(project, "ky")
    replace(path, 'msgid "Residency"\nmsgstr ""', 'msgid "Residency"\nmsgstr "Ординатура"')
    views = project / "config" / "views.py"

    replace(views, '_("Residency")', "None")
    call_command("extract_messages")
    assert read(project, "ky").get("Residency") is None
    replace(views, "None", '_("Residency")')
    call_command("extract_messages")

    assert read(project, "ky").get("Residency").string == "Ординатура"


def test_extract_drops_unused_translations_when_told(project, capsys):
    call_command("extract_messages")
    path = catalogue_path(project, "ky")
    replace(path, 'msgid "Residency"\nmsgstr ""', 'msgid "Residency"\nmsgstr "Ординатура"')

    replace(project / "config" / "views.py", '_("Residency")', "None")
    call_command("extract_messages", "--drop-unused")

    assert "Ординатура" not in path.read_text(encoding="utf-8")


def test_extract_check_names_new_and_unused_messages_and_writes_nothing(project, capsys):
    call_command("extract_messages")
    before = catalogue_path(project, "ru").read_bytes()
    replace(project / "config" / "views.py", '_("Residency")', '_("Residence")')

    report = failure("extract_messages", "--check")

    assert "ru: missing: 'Residence'" in report.splitlines()
    assert "ru: no longer used: 'Residency'" in report.splitlines()
    assert catalogue_path(project, "ru").read_bytes() == before


def test_extract_names_the_template_it_cannot_read(project):
    (project / "templates" / "page.html").write_text("{% blocktranslate %}{% if x %}{% endblocktranslate %}")

    assert "templates/page.html" in failure("extract_messages")


def test_compiled_catalogue_translates(project):
    path = write(project, "ky", 'msgid "Partners"\nmsgstr "Өнөктөштөр"')

    call_command("compile_catalogues")

    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Partners") == "Өнөктөштөр"


def test_compile_leaves_out_fuzzy_translations(project):
    path = write(project, "ky", '#, fuzzy\nmsgid "Partners"\nmsgstr "Достор"')

    call_command("compile_catalogues")

    compiled = gettext.GNUTranslations(BytesIO(path.with_suffix(".mo").read_bytes()))
    assert compiled.gettext("Partners") == "Partners"


def test_compile_touches_only_changed_catalogues(project):
    compiled = write(project, "ky", 'msgid "Partners"\nmsgstr "Өнөктөштөр"').with_suffix(".mo")
    call_command("compile_catalogues")
    first = compiled.stat().st_mtime_ns

    call_command("compile_catalogues")
    assert compiled.stat().st_mtime_ns == first

    write(project, "ky", 'msgid "Partners"\nmsgstr "Шериктер"')
    call_command("compile_catalogues")
    assert "Шериктер".encode() in compiled.read_bytes()


def test_compile_names_the_file_it_cannot_read(project):
    path = write(project, "ky", 'msgid "Partners"\nmsgstr ""\nӨнөктөштөр')

    assert str(path) in failure("compile_catalogues")


PLURAL = 'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\n'


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "Partners"\nmsgstr ""', "untranslated: 'Partners'"),
        ('#, fuzzy\nmsgid "Partners"\nmsgstr "Достор"', "fuzzy: 'Partners'"),
        ('msgctxt "menu"\nmsgid "Home"\nmsgstr ""', "untranslated: ('Home', 'menu')"),
        (PLURAL + 'msgstr[0] "%(n)s күн"\nmsgstr[1] ""', "untranslated: '%(n)s day'"),
        (PLURAL + 'msgstr[0] "бир күн"\nmsgstr[1] "күндөр"', "placeholders none instead of %(n)s: '%(n)s day'"),
        (
            'msgid "Until %(date)s"\nmsgstr "%(day)s чейин"',
            "placeholders %(day)s instead of %(date)s: 'Until %(date)s'",
        ),
        ('msgid "Until %(date)s"\nmsgstr "%(date) чейин"', "placeholders none instead of %(date)s: 'Until %(date)s'"),
        ('msgid "Write to {a}"\nmsgstr "Жазыңыз"', "placeholders none instead of {a}: 'Write to {a}'"),
        ('msgid "%(n)s %%"\nmsgstr "%(n)s %"', "a lone % (write %%): '%(n)s %%'"),
    ],
)
def test_check_names_the_message_that_is_not_ready(project, entry, fault):
    write(project, "en", 'msgid "Partners"\nmsgstr ""')
    write(project, "ru", 'msgid "Partners"\nmsgstr "Партнёры"')
    write(project, "ky", entry)

    assert failure("compile_catalogues", "--check").splitlines() == [f"ky: {fault}", "1 messages are not ready."]


def test_check_wants_the_number_in_every_russian_form(project):
    write(project, "en", "")
    write(project, "ky", "")
    write(
        project,
        "ru",
        PLURAL + 'msgstr[0] "один день"\nmsgstr[1] "%(n)s дня"\nmsgstr[2] "%(n)s дней"',
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    )

    assert "ru: placeholders none instead of %(n)s" in failure("compile_catalogues", "--check")


def test_check_accepts_a_complete_catalogue(project):
    write(project, "en", 'msgid "Partners"\nmsgstr ""')
    write(project, "ru", 'msgid "Partners"\nmsgstr "Партнёры"')
    write(project, "ky", PLURAL + 'msgstr[0] "бир күн"\nmsgstr[1] "%(n)s күн"')

    call_command("compile_catalogues", "--check")


def test_check_misses_a_language_without_a_catalogue(project):
    write(project, "en", "")
    write(project, "ru", "")

    assert "ky: no catalogue" in failure("compile_catalogues", "--check")


def test_every_language_of_the_site_has_a_catalogue():
    present = {path.parent.parent.name for path in Path(site_settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po")}

    assert present == {language for language, _name in site_settings.LANGUAGES}
