"""A small university in content files, and what the tests of loading look at."""

from pathlib import Path

import pytest

from departments.models import Appointment, Contact, Department, Person
from publishing.content import ContentError, load
from publishing.models import LoadedRecord, TranslationRecord

PEOPLE = """
    translations: {source: en, machine: [ru, ky, kk, uz]}
    person:
      - slug: asanova-aigul
        family_name: {en: Asanova, ru: Асанова}
        given_name: {en: Aigul, ru: Айгуль}
        degree: candidate_of_sciences
      - slug: bekov-b
        family_name: {en: Bekov, ru: Беков}
        initials: {en: B., ru: Б.}
"""
DEPARTMENTS = """
    translations: {source: en, machine: [ru, ky, kk, uz]}
    department:
      - slug: hill-clinic
        kind: clinic
        parent: hill-university
        name: {en: Hill Clinic, ru: Клиника на холме}
        founded: autumn 2021
        graduates_from: [PK, NP]
        graduates_from_others: yes
        about:
          en: |
            First paragraph.

            Second paragraph.
        appointments:
          - key: asanova
            person: asanova-aigul
            role: head
            since: 2021-02
            contacts:
              - {key: phone, kind: phone, value: "+996 779 004 243"}
              - {key: email, kind: email, value: ""}
        statements:
          - {kind: task, text: {en: Teach., ru: Учить.}}
          - {kind: task, text: {en: Heal., ru: Лечить.}}
      - slug: hill-university
        kind: university
        country: KG
        name: {en: Hill University, ru: Университет на холме}
"""


def faults(folder: Path, **options) -> list[str]:
    """What the load complains of, without the folder."""
    with pytest.raises(ContentError) as caught:
        load([folder], **options)
    return [str(fault).replace(f"{folder}/", "") for fault in caught.value.faults]


def state_of_the_database() -> dict[str, list]:
    models = (Department, Person, Appointment, Contact, LoadedRecord, TranslationRecord)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}
