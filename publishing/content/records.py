"""From the nodes of the files to records: which model, which key, which text for which field, and where it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from publishing.content.reading import Fault, Listing, Mapping, Node, Place, Scalar, read
from publishing.content.schema import NATURAL, Kind, kind_of, kinds
from publishing.content.values import Slot, Translation, digest
from publishing.languages import CODES
from publishing.models import Origin, Published, State

HEADER = "translations"
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Header:
    """Which language of a file was written by people, and which ones a machine made from it."""

    source: str = ""
    machine: tuple[str, ...] = ()

    def origin(self, language: str) -> str:
        return Origin.MACHINE if language in self.machine else Origin.IMPORTED


@dataclass(frozen=True)
class Given:
    """What a file says about one field."""

    text: str
    place: Place
    #: Follows from the record's place in the file, or from the rule that content files are for publishing.
    implied: bool = False
    file: Path | None = None
    #: Where a text came from: part of what was said, since a reviewed text is not a machine's any more.
    origin: str = ""
    source_language: str = ""
    source_text: str = ""

    def digest(self) -> str:
        return digest(f"{self.origin}:{self.text}" if self.origin else self.text)


@dataclass(frozen=True)
class Pointer:
    """A reference as it is written."""

    text: str
    place: Place


@dataclass
class Record:
    """One record of the content files."""

    key: str
    kind: Kind
    place: Place
    parent: "Record | None" = None
    #: The foreign key by which it belongs to its parent.
    parent_field: str = ""
    given: dict[str, tuple[Slot, Given]] = field(default_factory=dict)
    references: dict[str, Pointer] = field(default_factory=dict)
    lists: dict[str, list[Pointer]] = field(default_factory=dict)
    #: Where each field stands, for faults that a model finds.
    places: dict[str, Place] = field(default_factory=dict)
    #: It only adds to the lists of a record that is written elsewhere.
    extends: bool = False

    @property
    def path(self) -> str:
        """The key as a reference writes it: without the model."""
        return self.key.partition("/")[2]


class Collector:
    """Gathers the records of all files, and every fault it meets on the way."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.records: dict[str, Record] = {}
        self.header = Header()

    def file(self, path: Path) -> None:
        root = read(path, self.faults)
        if root is None:
            return
        self.header = self._header(root)
        for name, node in root.pairs.items():
            if name == HEADER:
                continue
            kind = kinds().get(name)
            if kind is None:
                self.fault(root.places[name], name, "There is no such model.")
                continue
            for number, item in enumerate(self._mappings(node, root.places[name], name), start=1):
                self._record(kind, item, number)

    def fault(self, place: Place, field_name: str, message: str) -> None:
        self.faults.append(Fault(place, field_name, message))

    def _header(self, root: Mapping) -> Header:
        node = root.pairs.get(HEADER)
        if node is None:
            return Header()
        if not isinstance(node, Mapping) or not set(node.pairs) <= {"source", "machine"}:
            self.fault(node.place, HEADER, "Write {source: en, machine: [ru, ky]}.")
            return Header()
        source = self._scalar(node.pairs.get("source", Scalar("", node.place)), HEADER)
        machine = self._scalars(node.pairs.get("machine", Listing([], node.place)), HEADER)
        for code in [source, *(text for text, _place in machine)]:
            if code not in CODES:
                self.fault(node.place, HEADER, f"“{code}” is no language of this site; it has {', '.join(CODES)}.")
        if source in [text for text, _place in machine]:
            self.fault(node.place, HEADER, f"“{source}” is the source; it cannot be made by a machine from itself.")
        return Header(source, tuple(text for text, _place in machine))

    def _record(self, kind: Kind, node: Mapping, number: int, parent: Record | None = None, under: str = "") -> None:
        """Reads one record, and those under it. `under` is the name of the list it stands in."""
        name = self._key(kind, node, number if parent else None)
        if not name:
            return
        key = f"{parent.key}/{under}/{name}" if parent else f"{kind.name}/{name}"
        parent_field = parent.kind.children[under][1] if parent else ""
        record = Record(key, kind, node.place, parent, parent_field, places=dict(node.places))
        for label, value in node.pairs.items():
            self._field(record, label, value)
        only_lists = set(node.pairs) <= {"key", *kind.natural, *kind.lists}
        record.extends = parent is None and bool(record.lists) and only_lists
        if not record.extends:
            self._imply(record, number)
        self._keep(record)

    def _keep(self, record: Record) -> None:
        first = self.records.get(record.key)
        if first is None:
            self.records[record.key] = record
        elif record.extends or first.extends:
            main, other = (first, record) if record.extends else (record, first)
            for name, pointers in other.lists.items():
                main.lists.setdefault(name, []).extend(pointers)
                main.places.setdefault(name, other.places[name])
            self.records[record.key] = main
        else:
            self.fault(record.place, "", f"{record.key} stands here again; it stands in {first.place} already.")

    def _key(self, kind: Kind, node: Mapping, number: int | None) -> str:
        """The record's name among its like: its `key`, its slug or code, what makes it unique, or its place."""
        unique = kind.natural[:1] if kind.natural[:1] in [(name,) for name in NATURAL] else ()
        fields = ("key",) if "key" in node.pairs else unique or (kind.natural if number is None else ())
        if not fields and number is not None:
            return str(number)
        parts = [node.pairs[name].text for name in fields if isinstance(node.pairs.get(name), Scalar)]  # type: ignore[union-attr]
        if not fields or len(parts) < len(fields) or not all(parts):
            needed = " and ".join(unique or kind.natural) or "key"
            self.fault(node.place, needed, f"A {kind.name} needs this to be told from others.")
            return ""
        if fields == ("key",) and not _KEY.fullmatch(parts[0]):
            self.fault(node.places["key"], "key", "A key has Latin letters, digits, hyphens, dots and underscores.")
            return ""
        return "/".join(parts)

    def _imply(self, record: Record, number: int) -> None:
        implied = {"position": str(number)}
        if issubclass(record.kind.model, Published):
            implied["state"] = State.PUBLISHED.value
        for name, text in implied.items():
            if name in record.kind.plain and name not in record.given:
                record.given[name] = (record.kind.plain[name], Given(text, record.place, implied=True))

    def _field(self, record: Record, label: str, node: Node) -> None:
        kind, place = record.kind, record.places[label]
        if label == record.parent_field and label:
            self.fault(place, label, "This follows from where the record stands; leave it out.")
        elif label in kind.texts:
            self._texts(record, label, node)
        elif label in kind.plain or label in kind.periods:
            self._plain(record, label, node)
        elif label in kind.uploads:
            self._upload(record, label, node)
        elif label in kind.references:
            record.references[label] = Pointer(self._scalar(node, label), place)
        elif label in kind.lists:
            record.lists[label] = [Pointer(text, where) for text, where in self._scalars(node, label)]
        elif label in kind.children:
            child = kind_of(kind.children[label][0])
            for number, item in enumerate(self._mappings(node, place, label), start=1):
                self._record(child, item, number, record, label)
        elif label != "key":
            self.fault(place, label, f"A {kind.name} has no such field.{kind.hint(label)}")

    def _texts(self, record: Record, label: str, node: Node) -> None:
        if not isinstance(node, Mapping):
            self.fault(record.places[label], label, "Write one text for each language: {en: …, ru: …}.")
            return
        texts = {}
        for code, value in node.pairs.items():
            if code in CODES:
                texts[code] = self._scalar(value, f"{label}.{code}")
            else:
                known = f"this site has {', '.join(CODES)}"
                self.fault(node.places[code], f"{label}.{code}", f"“{code}” is no language of this site; {known}.")
        source = self.header.source
        for code, text in texts.items():
            slot = Translation(label, code)
            record.places[slot.label] = node.places[code]
            machine = code in self.header.machine
            record.given[slot.key] = (
                slot,
                Given(
                    text,
                    node.places[code],
                    origin=self.header.origin(code),
                    source_language=source if machine else "",
                    source_text=texts.get(source, "") if machine else "",
                ),
            )

    def _plain(self, record: Record, label: str, node: Node) -> None:
        slot: Slot = record.kind.plain.get(label) or record.kind.periods[label]
        if getattr(slot, "many", False) and isinstance(node, Listing):
            text = ",".join(part for part, _place in self._scalars(node, label))
        else:
            text = self._scalar(node, label)
        record.given[slot.key] = slot, Given(text, record.places[label])

    def _upload(self, record: Record, label: str, node: Node) -> None:
        place, name = record.places[label], self._scalar(node, label)
        if not name:
            return
        folder = node.place.file.parent
        file = folder / name
        try:
            if not file.resolve().is_relative_to(folder):
                self.fault(place, label, f"{name} lies outside the folder of this file.")
                return
            content = digest(file.read_bytes().hex())
        except (OSError, ValueError):
            self.fault(place, label, f"There is no file {name} beside this one.")
            return
        record.given[label] = record.kind.uploads[label], Given(content, place, file=file)

    def _scalar(self, node: Node, label: str) -> str:
        if isinstance(node, Scalar):
            return node.text
        self.fault(node.place, label, "One value is expected here, not a list or a group.")
        return ""

    def _scalars(self, node: Node, label: str) -> list[tuple[str, Place]]:
        if isinstance(node, Scalar) and not node.text:
            return []
        if not isinstance(node, Listing):
            self.fault(node.place, label, "A list is expected here: [one, two].")
            return []
        return [(self._scalar(item, label), item.place) for item in node.items]

    def _mappings(self, node: Node, place: Place, label: str) -> list[Mapping]:
        if isinstance(node, Scalar) and not node.text:
            return []
        if not isinstance(node, Listing):
            self.fault(place, label, "A list of records is expected here, each beginning with a hyphen.")
            return []
        for item in node.items:
            if not isinstance(item, Mapping):
                self.fault(item.place, label, "A record is expected here: fields with their values.")
        return [item for item in node.items if isinstance(item, Mapping)]


def collect(files: Iterable[Path]) -> Collector:
    collector = Collector()
    for file in files:
        collector.file(file)
    return collector
