"""Content files as they stand: every scalar is text, and everything knows its line.

Nothing here knows a model. YAML's own guesses (`no` is false, `2021-02-03` is a date) are not made at all.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml.reader import ReaderError

SUFFIXES = (".yaml", ".yml")
#: The largest file of the demonstration says a thousand; anchors within anchors would say any number.
MOST_NODES = 100_000
MOST_DEPTH = 50
_NULL = "tag:yaml.org,2002:null"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file, as an editor of text counts it."""

    file: Path
    line: int = 1

    def __str__(self) -> str:
        try:
            return f"{self.file.relative_to(Path.cwd())}:{self.line}"
        except ValueError:
            return f"{self.file}:{self.line}"


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong, where, and in which field."""

    place: Place
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.field}: {self.message}" if self.field else f"{self.place}: {self.message}"


class ContentError(Exception):
    """Everything that is wrong with the files; nothing was written."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True)
class Scalar:
    text: str
    place: Place


@dataclass(frozen=True)
class Listing:
    items: list["Node"]
    place: Place


@dataclass(frozen=True)
class Mapping:
    place: Place
    pairs: dict[str, "Node"] = field(default_factory=dict)
    #: Where each key stands; its value may begin further down.
    places: dict[str, Place] = field(default_factory=dict)


Node = Scalar | Listing | Mapping


def content_files(paths: list[Path]) -> list[Path]:
    """The content files in these folders, in a fixed order; a path may also name one file."""
    found = {Path(os.path.realpath(file)) for path in paths for file in _files_in(path)}
    return sorted(found)


def _files_in(path: Path) -> Iterator[Path]:
    if path.is_dir():
        # Editors and file systems keep notes of their own beside a file, under a hidden name that ends alike.
        yield from (f for f in path.rglob("*") if f.suffix.lower() in SUFFIXES and not f.name.startswith("."))
    else:
        yield path


class _UnreadableError(Exception):
    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(place, "", message)


def read(file: Path, faults: list[Fault]) -> Mapping | None:
    """The file as a mapping; None, and a fault, if it cannot be read as one."""
    try:
        root = _root(file)
        node = _Reader(file, faults).node(root) if root else Mapping(Place(file))
    except _UnreadableError as error:
        faults.append(error.fault)
        return None
    if isinstance(node, Mapping):
        return node
    if node is not None:
        faults.append(Fault(node.place, "", "A content file begins with names of models, each with a list of records."))
    return None


def _root(file: Path) -> yaml.Node | None:
    text = _text(file)
    try:
        _refuse_depths(file, text)
        return yaml.compose(text, Loader=_Loader)
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise _UnreadableError(Place(file, line), f"U+{error.character:04X} cannot stand in a content file.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        said = " ".join(part for part in (error.context, error.problem) if part)
        raise _UnreadableError(Place(file, line), f"This is not YAML: {said}.") from error


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _UnreadableError(Place(file), f"The file cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _UnreadableError(Place(file, line), "This is not UTF-8; save the file in that encoding.") from error


def _refuse_depths(file: Path, text: str) -> None:
    """What composes the file would end the whole program there."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MOST_DEPTH:
            place = Place(file, event.start_mark.line + 1 if event.start_mark else 1)
            raise _UnreadableError(place, "Lists and groups stand too deep in each other here.")


class _Reader:
    def __init__(self, file: Path, faults: list[Fault]) -> None:
        self.file = file
        self.faults = faults
        self.open: set[int] = set()
        self.count = 0

    def node(self, raw: yaml.Node) -> Node | None:
        place = self.place(raw)
        self.count += 1
        if self.count > MOST_NODES:
            raise _UnreadableError(place, f"A file may say {MOST_NODES} things, with what its anchors repeat.")
        if id(raw) in self.open:
            self.faults.append(Fault(place, "", "This part of the file contains itself."))
            return None
        self.open.add(id(raw))
        try:
            match raw:
                case yaml.ScalarNode():
                    return self.scalar(raw, place)
                case yaml.SequenceNode():
                    return Listing([node for item in raw.value if (node := self.node(item)) is not None], place)
                case yaml.MappingNode():
                    return self.mapping(raw, place)
        finally:
            self.open.discard(id(raw))
        return None

    def scalar(self, raw: yaml.ScalarNode, place: Place) -> Scalar:
        if found := _CONTROL.search(raw.value):
            self.faults.append(Fault(place, "", f"U+{ord(found[0]):04X} cannot stand in a text."))
        return Scalar("" if raw.tag == _NULL else raw.value, place)

    def mapping(self, raw: yaml.MappingNode, place: Place) -> Mapping:
        mapping = Mapping(place)
        for key, value in raw.value:
            if not isinstance(key, yaml.ScalarNode):
                self.faults.append(Fault(self.place(key), "", "A field's name is a single word."))
            elif key.value in mapping.pairs:
                first = mapping.places[key.value].line
                self.faults.append(Fault(self.place(key), key.value, f"stands here twice, first in line {first}."))
            elif (node := self.node(value)) is not None:
                mapping.pairs[key.value] = node
                mapping.places[key.value] = self.place(key)
        return mapping

    def place(self, raw: yaml.Node) -> Place:
        return Place(self.file, raw.start_mark.line + 1)
