"""Faulty content files are refused whole, each fault with its file, line and field."""

from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from django.db.models.signals import post_save

from departments.models import Appointment, Department
from publishing.content import load
from tests.publishing.content.samples import DEPARTMENTS, PEOPLE, faults, state_of_the_database

pytestmark = pytest.mark.django_db

#: Nine anchors of nine members each: some four hundred million things in a few lines.
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{after}: &{after} [{','.join([f'*{before}'] * 9)}]\n" for before, after in pairwise("abcdefghi")
)


def test_fault_names_file_line_and_field(hill, write):
    write(departments=DEPARTMENTS.replace("kind: clinic", "kind: klinik"))
    assert faults(hill) == [
        "departments.yaml:5: kind: “klinik” cannot be chosen here. Choose " + ", ".join(Department.Kind.values) + "."
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("department: [", "2: This is not YAML"),
        ("- department", "1: A content file begins with names of models"),
        ("departement: []", "1: departement: There is no such model."),
        ("person: {slug: a}", "1: person: A list of records is expected here"),
        ("person: [a]", "1: person: A record is expected here"),
        ("person:\n  - slug: a\n    slug: b", "3: slug: stands here twice, first in line 2."),
        ("person:\n  - degree: phd", "2: slug: A person needs this to be told from others."),
        (
            "person:\n  - {slug: a, family_name: {en: A}}\n  - {slug: a, family_name: {en: A}}",
            "3: person/a stands here again",
        ),
        ("person:\n  - slug: a\n    family_name: A", "3: family_name: Write one text for each language"),
        (
            "person:\n  - slug: a\n    family_name: {en: A, de: A}",
            "3: family_name.de: “de” is no language of this site",
        ),
        (
            "person:\n  - slug: a\n    family_name_en: A",
            "3: family_name_en: A person has no such field. Write “family_name:",
        ),
        (
            "person:\n  - slug: a\n    famly_name: {en: A}",
            "3: famly_name: A person has no such field. Is it “family_name”?",
        ),
        ("person:\n  - slug: a\n    sort_key: {en: A}", "3: sort_key: A person has no such field."),
        ("person:\n  - {slug: a}", "2: family_name: There is no text in any language."),
        ("person:\n  - {slug: A B, family_name: {en: A}}", "2: slug: Use small Latin letters"),
        (
            "person:\n  - slug: a\n    family_name:\n      en: A\n      ru: " + "я" * 101,
            "5: family_name.ru: Ensure this value",
        ),
        (
            "person:\n  - {slug: a, family_name: {en: A}, position: many}",
            "2: position: “many” value must be an integer.",
        ),
        ("person:\n  - {slug: a, family_name: {en: A}, position: [1]}", "2: position: One value is expected here"),
        ("person:\n  - {slug: a, family_name: {en: A}, photo: none.png}", "2: photo: There is no file none.png"),
        (
            "person:\n  - {slug: a, family_name: {en: A}, appointments: []}",
            "2: appointments: A person has no such field. Write",
        ),
        ("goal: [{key: a, text: {en: A}}]", "1: department: This is missing."),
        ("goal: [{key: a b, text: {en: A}, department: x}]", "1: key: A key has Latin letters"),
        ("goal: [{key: a, text: {en: A}, department: nowhere}]", "1: department: There is no department “nowhere”"),
        ("milestone:\n  - {key: a, title: {en: A}, when: 2021-13}", "2: when: “2021-13” is not in the calendar."),
        (
            "milestone:\n  - {key: a, title: {en: A}, when_from: 2021-01-01}",
            "2: when_from: A milestone has no such field. Write “when:",
        ),
        (
            "specialty_group: [{code: surgical, leads: []}]",
            "1: specialty_group/surgical is extended here, but stands nowhere.",
        ),
        ("translations: {source: de}", "1: translations: “de” is no language of this site"),
        ("translations: {source: en, machine: [en]}", "1: translations: “en” is the source"),
        ("goal: [{key: a\n", "2: This is not YAML: while parsing a flow mapping did not find expected"),
        ("goal: []\n---\ngoal: []", "2: This is not YAML: expected a single document in the stream but found another"),
        ('goal:\n  - {key: "a\\0"}', "2: U+0000 cannot stand in a text."),
        ("goal:\n  - {key: a\0}", "2: U+0000 cannot stand in a content file."),
        ("a: " + "[" * 100_000, "1: Lists and groups stand too deep in each other here."),
        ("a: " + "{a: " * 2_000 + "}" * 2_000, "1: Lists and groups stand too deep in each other here."),
        (BOMB, "1: A file may say 100000 things"),
        (
            "person:\n  - {slug: a, family_name: {en: A}, photo: ../../etc/passwd}",
            "2: photo: ../../etc/passwd lies outside",
        ),
        ("person:\n  - {slug: a, family_name: {en: A}, photo: /etc/passwd}", "2: photo: /etc/passwd lies outside"),
        ('person:\n  - {slug: a, family_name: {en: A}, photo: "a\\0.png"}', "2: photo: There is no file a"),
        ("person:\n  - {slug: a, family_name: {en: A}, photo: .}", "2: photo: There is no file"),
        (
            "person:\n  - {slug: a, family_name: {en: A}, photo: wrong.yaml}",
            "2: photo: This is no JPEG, PNG or WebP picture.",
        ),
        ("a: &a [*a]", "1: This part of the file contains itself."),
        (
            "department:\n  - {slug: a, kind: university, name: {en: A}, contacts: [{department: b, kind: web}]}",
            "2: department: This follows",
        ),
        (
            "department:\n  - {slug: a, kind: clinic, name: {en: A}}",
            "2: parent: A university stands at the top of its tree",
        ),
        (
            "department:\n  - {slug: a, kind: clinic, parent: a, name: {en: A}}",
            "2: These refer to each other in a ring",
        ),
    ],
)
def test_wrong_file_is_refused_with_a_clear_sentence(write, text, fault):
    found = faults(write(wrong=text))
    assert any(line.startswith(f"wrong.yaml:{fault}") for line in found), found


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-32", "koi8-r"])
def test_other_encodings_are_told(tmp_path, encoding):
    (tmp_path / "wrong.yaml").write_bytes("person: []\n# Холм\n".encode(encoding))

    assert faults(tmp_path)[0].endswith(": This is not UTF-8; save the file in that encoding.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_files_of_every_editor_are_read(tmp_path, encoding, ending):
    text = "department:\n  - {slug: hill, kind: university, name: {ru: Холм}}\n".replace("\n", ending)
    (tmp_path / "HILL.YAML").write_bytes(text.encode(encoding))
    (tmp_path / "._HILL.YAML").write_bytes(b"\0\5\x16\7")

    load([tmp_path])

    assert Department.objects.get(slug="hill").name_ru == "Холм"


def test_links_that_lead_nowhere_are_told(tmp_path):
    (tmp_path / "ring.yaml").symlink_to("ring.yaml")
    (tmp_path / "lost.yaml").symlink_to("nowhere")

    assert [line.partition(":1: ")[2] for line in faults(tmp_path)] == [
        "The file cannot be read: No such file or directory.",
        "The file cannot be read: Too many levels of symbolic links.",
    ]


def test_all_faults_are_told_at_once_and_nothing_is_changed(hill, write):
    before = state_of_the_database()
    write(
        departments=DEPARTMENTS.replace("kind: clinic", "kind: klinik").replace("PK, NP", "PK, XX"),
        people=PEOPLE.replace("bekov-b", "bekov-batyr").replace("degree", "degre"),
        more="person: [",
    )
    assert [line.split(": ")[0:2] for line in faults(hill)] == [
        ["departments.yaml:5", "kind"],
        ["departments.yaml:9", "graduates_from"],
        ["more.yaml:2", "This is not YAML"],
        ["people.yaml:7", "degre"],
    ]
    assert state_of_the_database() == before


def test_fault_that_a_model_finds_has_file_line_and_field(hill, write):
    write(departments=DEPARTMENTS.replace('"+996 779 004 243"', "12"))
    assert faults(hill) == ["departments.yaml:22: value: This is no phone number; write it like +996 705 508 455."]


def test_two_records_that_may_stand_only_once_are_told(write, hill):
    other = "          - {key: bekov, person: bekov-b, role: head}\n        statements:"
    write(departments=DEPARTMENTS.replace("        statements:", other))
    [fault] = faults(hill)
    assert fault.startswith("departments.yaml:24: department: This department has a head already")
    assert "department/hill-clinic/appointments/asanova" in fault


def test_head_may_be_followed_by_another_in_one_load(hill, write):
    followed = DEPARTMENTS.replace("since: 2021-02", "since: 2021-02\n            until: 2025").replace(
        "        statements:", "          - {key: bekov, person: bekov-b, role: head, since: 2025}\n        statements:"
    )
    load([write(departments=followed)])
    assert [head.person.slug for head in Appointment.objects.current()] == ["bekov-b"]


def test_command_fails_with_a_list_of_faults(hill, write):
    write(departments=DEPARTMENTS.replace("kind: clinic", "kind: klinik"))
    with pytest.raises(CommandError, match=r"departments\.yaml:5: kind: .*\n1 fault; nothing was changed\.") as caught:
        call_command("load_content", hill)
    assert caught.value.returncode == 1


def test_folder_without_content_is_a_fault(tmp_path):
    assert faults(tmp_path) == [f"{tmp_path}:1: There are no content files here."]


def test_interrupted_load_leaves_the_database_as_it_was(write):
    saved = []

    def interrupt(sender, instance, **kwargs):
        saved.append(instance)
        if len(saved) == 5:
            raise KeyboardInterrupt

    before = state_of_the_database()
    post_save.connect(interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            load([write(people=PEOPLE, departments=DEPARTMENTS)])
    finally:
        post_save.disconnect(interrupt)
    assert state_of_the_database() == before
