"""The message catalogues of the interface: gathered, judged and compiled by Babel alone, without GNU gettext.

A catalogue file depends only on the source and on its translations: no dates, no line numbers,
sorted by message. So two people's changes meet in the lines they both changed and nowhere else.
"""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from tokenize import TokenError

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po
from django.utils.translation.template import templatize

SOURCE_LANGUAGE = "en"
TWO_FORMS = (2, "(n != 1)")
PLURAL_FORMS = {
    "ru": (
        3,
        "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)",
    ),
}
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}

SINGULAR = (1,)
PLURAL = (1, 2)
CONTEXT = ((1, "c"), 2)
CONTEXT_PLURAL = ((1, "c"), 2, 3)
KEYWORDS = {
    "_": SINGULAR,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop"), SINGULAR),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), CONTEXT_PLURAL),
}

# %% comes first, so that the letter after it is not taken for a placeholder.
PLACEHOLDER = re.compile(r"%%|%\(\w+\)[-#0+]*\d*(?:\.\d+)?[a-z]|%[sdrfigx]\b|\{\w*[^{}\s]*\}")


class CatalogueError(Exception):
    """A source or catalogue file that cannot be read, named in the message."""


class _Catalogue(Catalog):
    """A catalogue whose header says only what a reader of messages must know."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def empty(language: str) -> Catalog:
    catalogue = _Catalogue(locale=language, header_comment="", fuzzy=False)
    number, expression = PLURAL_FORMS.get(language, TWO_FORMS)
    # Babel's own rules for these languages differ from those of the translators' tools.
    vars(catalogue).update(_num_plurals=number, _plural_expr=expression)
    return catalogue


def read(path: Path) -> Catalog:
    try:
        with path.open("rb") as file:
            return read_po(file, abort_invalid=True)
    except FileNotFoundError:
        return Catalog()
    except (PoFileError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: {error}") from error


def gather(files: Iterable[Path], root: Path) -> Catalog:
    """Every message that the Python files and templates among `files` mark for translation."""
    template = Catalog()
    for path in sorted(files):
        source = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        if path.suffix in TEMPLATE_SUFFIXES:
            source = _python_of(source, name)
        try:
            found = list(extract("python", BytesIO(source.encode()), KEYWORDS, ("Translators:",)))
        except (TokenError, SyntaxError) as error:
            raise CatalogueError(f"{name}: {error}") from error
        for _line, message, comments, context in found:
            template.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return template


def _python_of(template: str, name: str) -> str:
    """The template as Python calls of gettext; its indentation would be wrong in Python."""
    try:
        lines = templatize(template, origin=name).splitlines()
    except SyntaxError as error:
        raise CatalogueError(str(error)) from error
    return "\n".join(line.lstrip() for line in lines) + "\n"


def merged(template: Catalog, existing: Catalog, language: str, keep_unused: bool = True) -> Catalog:
    """The messages of `template` with the translations of `existing`; unused ones are kept aside as comments."""
    catalogue = empty(language)
    catalogue.header_comment = existing.header_comment if len(existing) else ""
    known = {**existing.obsolete, **{_key(message): message for message in _messages(existing)}}
    for message in _messages(template):
        entry = message.clone()
        old = known.pop(_key(message), None)
        if old and old.pluralizable == message.pluralizable:
            entry.string = old.string
            entry.user_comments = old.user_comments
            entry.flags |= old.flags & {"fuzzy"}
        if entry.pluralizable:
            entry.string = (*_forms(entry), *[""] * catalogue.num_plurals)[: catalogue.num_plurals]
        catalogue[entry.id] = entry
    if keep_unused:
        catalogue.obsolete.update({key: message for key, message in known.items() if any(_forms(message))})
    return catalogue


def text_of(catalogue: Catalog) -> bytes:
    buffer = BytesIO()
    write_po(buffer, catalogue, width=0, sort_output=True, include_lineno=False)
    return buffer.getvalue().strip() + b"\n"


def differences(template: Catalog, existing: Catalog) -> Iterator[str]:
    """What `existing` lacks of the source and what it has beyond it."""
    wanted = {_key(message) for message in _messages(template)}
    present = {_key(message) for message in _messages(existing)}
    for key in sorted(wanted - present, key=str):
        yield f"missing: {key!r}"
    for key in sorted(present - wanted, key=str):
        yield f"no longer used: {key!r}"


def faults(catalogue: Catalog, language: str) -> Iterator[str]:
    """Each message that a reader of `language` would not see rightly, with the reason."""
    for message in sorted(_messages(catalogue)):
        for reason in _faults_of(message, catalogue, language):
            yield f"{reason}: {_key(message)!r}"


def _faults_of(message: Message, catalogue: Catalog, language: str) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    forms = _forms(message)
    if not all(forms):
        if language != SOURCE_LANGUAGE or any(forms):
            yield "untranslated"
        return
    wanted = placeholders(_ids(message)[-1])
    for number, form in enumerate(forms):
        found = placeholders(form)
        # Where a form is said of exactly one thing, "one day" need not show the number.
        only_of_one = message.pluralizable and number == 0 and catalogue.num_plurals == 2
        if found - wanted or (wanted - found and not only_of_one):
            yield f"placeholders {_listed(found)} instead of {_listed(wanted)}"
        elif message.python_format and "%" in PLACEHOLDER.sub("", form):
            yield "a lone % (write %%)"


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text)) - {"%%"}


def compile_to(path: Path, catalogue: Catalog) -> None:
    """Write the compiled catalogue whole or not at all: a server may be reading the old one."""
    descriptor, scratch = tempfile.mkstemp(dir=path.parent, suffix=".mo.part")
    with os.fdopen(descriptor, "wb") as file:
        write_mo(file, catalogue)
    os.chmod(scratch, 0o644)
    os.replace(scratch, path)


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def _key(message: Message) -> str | tuple[str, str]:
    singular = _ids(message)[0]
    return singular if message.context is None else (singular, message.context)


def _listed(names: set[str]) -> str:
    return " ".join(sorted(names)) or "none"
