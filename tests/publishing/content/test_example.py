"""The example that a university starts from is whole, and its readers find what it says."""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from publishing.content import load, remove

EXAMPLE = Path(settings.BASE_DIR, "docs", "example")

pytestmark = pytest.mark.django_db


def test_example_makes_a_site_from_nothing(client):
    assert load([EXAMPLE]).added
    assert not load([EXAMPLE]).writes

    for address, words in {
        "/en/": "Lake University",
        "/en/departments/lake-therapy/": "+996 779 004 243",
        "/ru/departments/lake-therapy/": "Кафедра терапии",
        "/en/people/asanova-aigul/": "Department of Therapy",
        "/en/residency/lake-therapy-residency/": "Therapy",
        "/en/cooperation/partners/steppe-clinic/": "Steppe Clinic",
        "/ru/visas/lake-registration/": "Придите в международный отдел",
    }.items():
        assert words in client.get(address).content.decode().replace("\N{NO-BREAK SPACE}", " "), address


def test_example_can_be_taken_away_again(client):
    load([EXAMPLE])
    remove()

    assert "Lake University" not in client.get(reverse("home")).content.decode()
