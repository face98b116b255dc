"""Contacts as cards, read back by other libraries than the one that writes them, and by a camera's eye."""

import io
import re

import pytest
import segno
import vobject
import zxingcpp
from django.test import Client
from django.utils.translation import override
from extruct.jsonld import JsonLdExtractor
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from departments import cards, people
from departments.models import Address, Contact, OfficeHours
from publishing.models import State
from publishing.qr import qr
from publishing.spans import parse_span
from tests.documents import parse
from tests.factories import make_department, make_person, make_phone, make_post
from tests.plain_text import LINES


@pytest.fixture
def dean():
    """Somebody with two posts, one of them over, and contacts of every kind."""
    university = make_department(country="KG", name_ky="Ош мамлекеттик университети")
    office = make_department("dean-s-office", parent=university, name_ky="Деканат; өнөрпоздор, ңүө")
    Address.objects.create(
        department=office, street_ky="Ленин көчөсү", house="331", city_ky="Ош", building_ky="2-корпус"
    )
    person = make_person(
        "akmatova-gulnura", family_name_ky="Акматова", given_name_ky="Гүлнура", patronymic_ky="Өмүрбековна",
        given_name_en="Gulnura", family_name_en="Akmatova",
    )  # fmt: skip
    post = make_post(office, person, post_ky="Декан, профессор", post_en="Dean")
    make_phone(post, extension="12", note_ky="кабылдама")
    make_phone(post, "+996700000001", public=False)
    for kind, value in (
        ("email", "dean@oshsu.kg"),
        ("messenger", "+996555123456"),
        ("messenger", "@dean_osh"),
        ("phone", ""),
    ):
        Contact.objects.create(appointment=post, kind=kind, value=value)
    former = make_post(university, person, post_en="Porter")
    former.until = parse_span("2020")
    former.save()
    make_phone(former, "+996700000002")
    return person


def card_of(slug: str, language: str = "ky"):
    response = Client().get(f"/{language}/people/{slug}.vcf")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert f'filename="{slug}.vcf"' in response["Content-Disposition"]
    assert not response.cookies
    return response, vobject.readOne(response.content.decode())


@pytest.mark.django_db
def test_card_says_who_what_where_and_how(dean):
    response, card = card_of(dean.slug)
    name = card.n.value
    assert (name.family, name.given, name.additional) == ("Акматова", "Гүлнура", "Өмүрбековна")
    assert card.fn.value == "Акматова Гүлнура Өмүрбековна"
    assert card.org.value == ["Ош мамлекеттик университети", "Деканат; өнөрпоздор, ңүө"]
    assert card.title.value == "Декан, профессор"
    numbers = [(tel.value, tel.params["TYPE"]) for tel in card.tel_list]
    assert numbers == [("+996772006020", ["WORK", "VOICE"]), ("+996555123456", ["CELL"])]
    assert card.email.value == "dean@oshsu.kg"
    address = card.adr.value
    assert (address.street, address.city, address.country) == ("Ленин көчөсү 331", "Ош", "Кыргызстан")
    assert "http://testserver/ky/people/akmatova-gulnura/" in [url.value for url in card.url_list]
    assert "https://t.me/dean_osh" in [url.value for url in card.url_list]
    assert "12" in card.note.value
    assert "кабылдама" in card.note.value
    lines = response.content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\xef\xbf\xbd" not in b"".join(line.decode(errors="replace").encode() for line in lines)  # no letter is cut


@pytest.mark.django_db
def test_card_tells_nothing_hidden_and_nothing_former(dean):
    text = card_of(dean.slug)[0].text.replace("\r\n ", "")
    assert "+99670000000" not in text
    assert "Porter" not in text


@pytest.mark.django_db
def test_card_is_in_the_language_of_the_reader(dean):
    _, card = card_of(dean.slug, "en")
    assert (card.fn.value, card.title.value) == ("Akmatova Gulnura", "Dean")


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_card_of_somebody_who_is_not_shown_is_not_there(dean, state):
    dean.state = state
    dean.save()
    assert Client().get("/ky/people/akmatova-gulnura.vcf").status_code == 404
    assert Client().get("/ky/people/nobody.vcf").status_code == 404


@pytest.mark.django_db
def test_person_without_a_post_has_a_card_with_their_name():
    make_person("asanov", initials_en="A. B.")
    _, card = card_of("asanov", "en")
    assert card.fn.value == "Asanov A. B."
    assert "vcf" not in Client().get("/en/people/asanov/").text


@pytest.mark.django_db
def test_camera_reads_the_card_off_the_page(dean):
    page = parse(Client().get("/ky/people/akmatova-gulnura/").text)[0].one("main")
    assert "/ky/people/akmatova-gulnura.vcf" in [link.get("href") for link in page.all("a")]
    [drawing] = page.all("svg")
    with override("ky"):
        text = cards.code_text(dean, people.posts_of(dean)["posts"])
    expected = parse(qr(text))[0].one("svg")
    assert [path.get("d") for path in drawing.all("path")] == [path.get("d") for path in expected.all("path")]
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="png", scale=4)
    [found] = zxingcpp.read_barcodes(Image.open(picture))
    card = vobject.readOne(found.text)
    assert card.fn.value == "Акматова Гүлнура Өмүрбековна"
    assert [tel.value for tel in card.tel_list] == ["+996772006020", "+996555123456"]


@pytest.mark.django_db
def test_code_of_somebody_without_contacts_is_not_drawn():
    make_post(make_department(), make_person("asanova"))
    page = parse(Client().get("/en/people/asanova/").text)[0].one("main")
    assert page.all("svg") == []


@given(LINES, LINES, LINES)
def test_any_name_and_post_come_back(family, given_name, post):
    lines = [("N", ";".join(map(cards.escaped, [family, given_name, "", "", ""]))), ("FN", cards.escaped(family)),
             ("TITLE", cards.escaped(post))]  # fmt: skip
    text = cards.written(lines)
    card = vobject.readOne(text)
    assert (card.n.value.family, card.n.value.given) == (family, given_name)
    assert (card.fn.value, card.title.value) == (family, post)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


@given(st.lists(st.tuples(st.sampled_from(["FN", "TITLE", "NOTE"]), LINES.map(cards.escaped)), max_size=6))
def test_code_never_holds_more_than_a_camera_reads_and_keeps_the_order(lines):
    kept = cards.fitting(lines)
    assert len(cards.written(kept).encode()) <= cards.MOST_IN_A_CODE
    rest = iter(lines)
    assert all(line in rest for line in kept)


# What search engines read


def read(path: str, kind: str) -> dict:
    [found] = JsonLdExtractor().extract(Client().get(path).text)
    return next(item for item in found["@graph"] if item["@type"] == kind)


@pytest.mark.django_db
def test_search_engines_read_who_somebody_is(dean):
    person = read("/ky/people/akmatova-gulnura/", "Person")
    assert person["name"] == "Акматова Гүлнура Өмүрбековна"
    assert person["jobTitle"] == ["Декан, профессор"]
    assert person["worksFor"][0]["name"] == "Деканат; өнөрпоздор, ңүө"
    assert (person["telephone"], person["email"]) == (["+996772006020"], ["dean@oshsu.kg"])


@pytest.mark.django_db
def test_search_engines_read_where_an_office_is_and_when_it_is_open(dean):
    office = dean.appointments.first().department
    Contact.objects.create(department=office, kind="phone", value="+996322222222")
    OfficeHours.objects.create(department=office, opens="09:00", closes="00:00")
    found = read("/ky/departments/dean-s-office/", "Organization")
    assert found["address"] == [
        {
            "@type": "PostalAddress",
            "streetAddress": "Ленин көчөсү 331, 2-корпус",
            "addressLocality": "Ош",
            "addressCountry": "Кыргызстан",
        }
    ]
    assert found["telephone"] == ["+996322222222"]
    [hours] = found["contactPoint"]["hoursAvailable"]
    assert (len(hours["dayOfWeek"]), hours["opens"], hours["closes"]) == (5, "09:00", "23:59")
    assert found["parentOrganization"]["name"] == "Ош мамлекеттик университети"
    assert read("/ky/departments/our-university/", "CollegeOrUniversity")["name"] == "Ош мамлекеттик университети"


# Links that dial, write and open chats from anywhere


@pytest.mark.parametrize(
    ("contact", "link", "text", "service"),
    [
        (Contact(kind="phone", value="+996772006020"), "tel:+996772006020", "+996 772 006 020", ""),
        (
            Contact(kind="phone", value="+996772006020", extension="12"),
            "tel:+996772006020;ext=12",
            "+996 772 006 020",
            "",
        ),
        (Contact(kind="messenger", value="+77272123456"), "https://wa.me/77272123456", "+7 7272 12 34 56", "WhatsApp"),
        (Contact(kind="messenger", value="@dean_osh"), "https://t.me/dean_osh", "@dean_osh", "Telegram"),
        (Contact(kind="messenger", value="https://t.me/+AbC"), "https://t.me/+AbC", "https://t.me/+AbC", "Telegram"),
        (
            Contact(kind="messenger", value="https://chat.example/x"),
            "https://chat.example/x",
            "https://chat.example/x",
            "",
        ),
        (Contact(kind="email", value="a@b.kg"), "mailto:a@b.kg", "a@b.kg", ""),
    ],
)
def test_contact_opens_from_abroad_and_is_readable_to_copy(contact, link, text, service):
    assert contact.link == link
    assert re.sub(r"\s", " ", contact.readable.replace("-", " ")) == text
    assert contact.service == service
