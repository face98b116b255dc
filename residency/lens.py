"""For whom the applicant's pages are made: citizenship, degree and language, from the address and kept nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy
from django_countries.data import COUNTRIES

from publishing.countries import country_name, language_name
from publishing.languages import CODES, current
from residency.models import Applicant, Qualification

Row = TypeVar("Row", bound=Any)

#: Stands in the address for somebody whom no country calls its citizen.
STATELESS = "stateless"

DEGREES = {
    "none": gettext_lazy("I still study, no diploma yet"),
    "md": gettext_lazy("medical diploma (doctor, MD, MBBS)"),
    "internship": gettext_lazy("medical diploma and internship"),
    "residency": gettext_lazy("finished residency"),
    "candidate": gettext_lazy("candidate of sciences or PhD"),
}
#: What somebody with a degree has finished, and what not yet; of the rest nothing is known.
HAS = {
    "md": {Qualification.DIPLOMA},
    "internship": {Qualification.DIPLOMA, Qualification.INTERNSHIP},
    "residency": {Qualification.DIPLOMA, Qualification.RESIDENCY},
    "candidate": {Qualification.DIPLOMA},
}
LACKS = {
    "none": {Qualification.DIPLOMA, Qualification.INTERNSHIP, Qualification.RESIDENCY},
    "md": {Qualification.INTERNSHIP, Qualification.RESIDENCY},
    "internship": {Qualification.RESIDENCY},
}
LABELS = {
    "citizenship": gettext_lazy("Citizenship"),
    "degree": gettext_lazy("What I have finished"),
    "study_language": gettext_lazy("Language in which I can study"),
}


@dataclass(frozen=True)
class Lens:
    """Who reads; what is empty is unknown and makes no difference, what means nothing in the address is `refused`."""

    citizenship: str = ""
    degree: str = ""
    study_language: str = ""
    refused: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> "Lens":
        typed = {name: request.GET.get(name, "").strip() for name in LABELS}
        read = {
            "citizenship": country_called(typed["citizenship"]),
            "degree": typed["degree"] if typed["degree"] in DEGREES else "",
            "study_language": typed["study_language"] if typed["study_language"] in CODES else "",
        }
        return cls(**read, refused=tuple(name for name, text in typed.items() if text and not read[name]))

    @property
    def parameters(self) -> dict[str, str]:
        """What is known of the reader, as it stands in addresses."""
        return {name: value for name in LABELS if (value := getattr(self, name))}

    @property
    def query(self) -> str:
        """The same as the query of a link within the applicant's pages: "citizenship=PK&degree=md"."""
        return urlencode(self.parameters)

    def query_with(self, slugs: Iterable[str]) -> str:
        """The same behind programmes that are chosen: "p=cardiology&p=nephrology&citizenship=PK"."""
        return urlencode([*(("p", slug) for slug in slugs), *self.parameters.items()])

    @property
    def suffix(self) -> str:
        """The same, to stand behind an address that has no query yet."""
        return f"?{self.query}" if self.query else ""

    @property
    def key(self) -> tuple[str, ...]:
        """What a thing made for this reader is to be kept under."""
        return (self.citizenship, self.degree, self.study_language)

    def __bool__(self) -> bool:
        return bool(self.parameters)

    def applicant(self, country: str) -> Applicant | None:
        """As whom this reader applies in a country; None while that is not known."""
        if not self.citizenship or not country:
            return None
        return Applicant.CITIZEN if self.citizenship == country else Applicant.FOREIGN

    def keeps(self, applicant: str, country: str) -> bool:
        """Whether what is meant for `applicant` in a country concerns this reader; it may, while they are not known."""
        theirs = self.applicant(country)
        return theirs is None or applicant in (Applicant.ANY, theirs)

    def kept(self, rows: Iterable[Row], country: str) -> list[Row]:
        """Of rows with an `applicant` those that concern this reader in a country."""
        return [row for row in rows if self.keeps(row.applicant, country)]

    def has(self, qualification: str) -> bool | None:
        """Whether this reader has finished it; None where their degree does not tell."""
        if qualification in HAS.get(self.degree, ()):
            return True
        return False if qualification in LACKS.get(self.degree, ()) else None

    def can_study_in(self, languages: Iterable[str]) -> bool | None:
        """Whether a training in these languages is open to this reader; None where either is not known."""
        languages = list(languages)
        return self.study_language in languages if self.study_language and languages else None

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What is known of the reader in words: the question and the answer."""
        return [(str(LABELS[name]), said(name, value)) for name, value in self.parameters.items()]


#: Somebody of whom nothing is known: everything is shown.
EVERYONE = Lens()


def country_called(text: str) -> str:
    """The code of a citizenship, however its letters are written; nothing if there is no such country."""
    code = text.lower() if text.lower() == STATELESS else text.upper()
    return code if code == STATELESS or code in COUNTRIES else ""


def said(name: str, value: str) -> str:
    if name == "citizenship":
        return gettext("no citizenship") if value == STATELESS else country_name(value, current())
    return str(DEGREES[value]) if name == "degree" else language_name(value, current())
