from pathlib import Path
from textwrap import dedent

import pytest

from departments.models import Department
from publishing.content import load
from tests.publishing.content.samples import DEPARTMENTS, PEOPLE


@pytest.fixture
def write(tmp_path):
    """Writes content files: write(people=PEOPLE) makes people.yaml."""

    def write_files(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(dedent(text))
        return tmp_path

    return write_files


@pytest.fixture
def hill(write) -> Path:
    """A folder that has been loaded once."""
    folder = write(people=PEOPLE, departments=DEPARTMENTS)
    load([folder])
    return folder


@pytest.fixture
def edited(hill) -> Path:
    clinic = Department.objects.get(slug="hill-clinic")
    clinic.name_ru = "Клиника"
    clinic.save()
    return hill
