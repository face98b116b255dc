"""The papers of several checklists as one: each kind of document once, with what each of them wants of it.

What one checklist wants twice in the same form is wanted twice. What several want is wanted as often as the one that
wants most of it: papers are shown and given back, and who hands in at two places at once is told so.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from departments import checklists
from publishing.languages import Text


@dataclass(frozen=True)
class Wanter:
    """A programme or a procedure that wants papers; `key` tells apart those of the same name."""

    key: str
    name: Text
    of_programme: bool = True


#: What makes two wants of a kind of document different ones.
FORM = ("format", "notarised", "translated_into", "condition", "only_for")


@dataclass
class Need:
    """A document in one form: how many each of those wants who want it, in the order in which they do."""

    rows: list[SimpleNamespace] = field(default_factory=list)
    wanted: dict[Any, int] = field(default_factory=dict)

    @property
    def quantity(self) -> int:
        return max(self.wanted.values())


@dataclass
class Paper:
    """A kind of document, with its needs by their form."""

    document: str
    needs: dict[tuple, Need] = field(default_factory=dict)

    @property
    def rows(self) -> list[SimpleNamespace]:
        return [row for need in self.needs.values() for row in need.rows]


def united(rows: Iterable[SimpleNamespace]) -> list[Paper]:
    """The papers of rows of checklists, each with `wanted_by`, whose it is; in the order in which they come first."""
    papers: dict[str, Paper] = {}
    for row in rows:
        paper = papers.setdefault(row.document_type__code, Paper(row.document_type__code))
        need = paper.needs.setdefault(tuple(getattr(row, name) for name in FORM), Need())
        need.rows.append(row)
        need.wanted[row.wanted_by] = need.wanted.get(row.wanted_by, 0) + row.quantity
    return list(papers.values())


def shown(rows: Iterable[SimpleNamespace]) -> list[SimpleNamespace]:
    """The papers in words; that all programmes want one is said only where others are wanted by some."""
    rows = list(rows)
    everyone = {row.wanted_by for row in rows}
    found = [in_words(paper, everyone) for paper in united(rows)]
    needs = [need for paper in found for need in paper.needs]
    if all(need.of_all and not need.wanted_by for need in needs):
        for need in needs:
            need.of_all = False
    return found


def in_words(paper: Paper, everyone: Collection[Wanter]) -> SimpleNamespace:
    """A paper as the plan shows it: what it is and where to get it once, and a line for each form.

    `everyone` are all who want papers; where all programmes want the same, they are not named one by one.
    """
    return SimpleNamespace(
        document=paper.document,
        name=paper.rows[0].name,
        sample_url=first(row.sample_url for row in map(checklists.with_words, paper.rows)),
        explanation=first(row.explanation for row in paper.rows),
        where_to_get=first(row.where_to_get for row in paper.rows),
        needs=[need_in_words(need, everyone) for need in paper.needs.values()],
    )


def need_in_words(need: Need, everyone: Collection[Wanter]) -> SimpleNamespace:
    programmes = {one for one in everyone if one.of_programme}
    of_all = len(programmes) > 1 and programmes <= need.wanted.keys()
    most = SimpleNamespace(**{**vars(need.rows[0]), "quantity": need.quantity})
    return SimpleNamespace(
        form=checklists.with_words(most).form,
        only_if=most.only_if,
        only_for=most.only_for,
        issuers=distinct(row.issuer for row in need.rows),
        notes=distinct(row.note for row in need.rows),
        of_all=of_all,
        wanted_by=[one.name for one in need.wanted if not (of_all and one.of_programme)] if len(everyone) > 1 else [],
    )


def first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def distinct(texts: Iterable[Text]) -> list[Text]:
    return list({str(text): text for text in texts if text}.values())
