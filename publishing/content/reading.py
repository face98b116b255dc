"""Content files as they stand: every scalar is text, and everything knows its line.

Nothing here knows a model. YAML's own guesses (`no` is false, `2021-02-03` is a date) are not made at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

SUFFIXES = (".yaml", ".yml")
_NULL = "tag:yaml.org,2002:null"
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
    found = {file.resolve() for path in paths for file in _files_in(path)}
    return sorted(found)


def _files_in(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (file for file in path.rglob("*") if file.suffix in SUFFIXES)
    else:
        yield path


def read(file: Path, faults: list[Fault]) -> Mapping | None:
    """The file as a mapping; None, and a fault, if it cannot be read as one."""
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(Place(file), "", f"The file cannot be read: {error}"))
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        faults.append(Fault(Place(file, line), "", f"This is not YAML: {error.problem or error.context}."))
        return None
    except yaml.YAMLError as error:
        faults.append(Fault(Place(file), "", f"This is not YAML: {error}"))
        return None
    if root is None:
        return Mapping(Place(file))
    node = _Reader(file, faults).node(root)
    if isinstance(node, Mapping):
        return node
    if node is not None:
        faults.append(Fault(node.place, "", "A content file begins with names of models, each with a list of records."))
    return None


class _Reader:
    def __init__(self, file: Path, faults: list[Fault]) -> None:
        self.file = file
        self.faults = faults
        self.open: set[int] = set()

    def node(self, raw: yaml.Node) -> Node | None:
        place = self.place(raw)
        if id(raw) in self.open:
            self.faults.append(Fault(place, "", "This part of the file contains itself."))
            return None
        self.open.add(id(raw))
        try:
            match raw:
                case yaml.ScalarNode():
                    return Scalar("" if raw.tag == _NULL else raw.value, place)
                case yaml.SequenceNode():
                    return Listing([node for item in raw.value if (node := self.node(item)) is not None], place)
                case yaml.MappingNode():
                    return self.mapping(raw, place)
        finally:
            self.open.discard(id(raw))
        return None

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
