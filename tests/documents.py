"""HTML as a tree, read strictly enough to judge a page and no more."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
UNSEEN = frozenset({"script", "style", "template"})


class Element:
    def __init__(self, tag: str, attrs: dict[str, str], parent: "Element | None") -> None:
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.children: list[Element | str] = []

    def get(self, name: str, default: str = "") -> str:
        return self.attrs.get(name, default)

    def has(self, tag: str, **attrs: str) -> bool:
        return self.tag == tag and all(self.attrs.get(name) == value for name, value in attrs.items())

    def walk(self) -> "Iterator[Element]":
        """Every element below this one, in the order of the document."""
        waiting = self.children[::-1]
        while waiting:
            child = waiting.pop()
            if isinstance(child, Element):
                yield child
                waiting += reversed(child.children)

    def all(self, *tags: str, **attrs: str) -> "list[Element]":
        return [element for element in self.walk() if element.tag in tags and element.has(element.tag, **attrs)]

    def one(self, tag: str, **attrs: str) -> "Element":
        found = self.all(tag, **attrs)
        assert len(found) == 1, f"{len(found)} × <{tag} {attrs}> instead of one"
        return found[0]

    def above(self) -> "Iterator[Element]":
        """This element, and whatever holds it, outwards."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def within(self, *tags: str) -> bool:
        return any(element.tag in tags for element in self.above() if element is not self)

    @property
    def lang(self) -> str:
        return next((element.attrs["lang"] for element in self.above() if "lang" in element.attrs), "")

    def texts(self) -> "Iterator[tuple[Element, str]]":
        """Each run of text that a reader meets, with the element it stands in."""
        if self.tag in UNSEEN:
            return
        for child in self.children:
            if isinstance(child, Element):
                yield from child.texts()
            elif plain := " ".join(child.split()):
                yield self, plain

    @property
    def text(self) -> str:
        return " ".join(text for _, text in self.texts())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Element("", {}, None)
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"an attribute twice in <{tag}>")
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.at.tag != tag:
            self.faults.append(f"</{tag}> where </{self.at.tag}> is due")
        open_one = next((element for element in self.at.above() if element.tag == tag), None)
        if open_one is not None and open_one.parent is not None:
            self.at = open_one.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def parse(html: str) -> tuple[Element, list[str]]:
    """The document, and what is wrong with its tags: every element is to be closed where it was opened."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    if builder.at is not builder.root:
        builder.faults.append(f"<{builder.at.tag}> is never closed")
    return builder.root, builder.faults


def form_values(form: Element) -> dict[str, str | list[str]]:
    """What a browser would send for this form if nothing were changed in it."""
    values: dict[str, str | list[str]] = {}
    for field in form.all("input", "select", "textarea"):
        name, kind = field.get("name"), field.get("type")
        if not name or kind in ("submit", "button", "file", "image", "reset"):
            continue
        if field.tag == "select":
            chosen = [option.get("value") for option in field.all("option") if "selected" in option.attrs]
            values[name] = chosen if "multiple" in field.attrs else "".join(chosen[:1])
        elif field.tag == "textarea":
            values[name] = "".join(child for child in field.children if isinstance(child, str)).removeprefix("\n")
        elif kind not in ("checkbox", "radio") or "checked" in field.attrs:
            values[name] = field.get("value", "on" if kind in ("checkbox", "radio") else "")
    return values
