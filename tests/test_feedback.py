""" "Wrong or outdated?": from any page into the editors' list, without an account, a cookie or a lost word."""

from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils.translation import gettext, override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publishing import feedback
from publishing.languages import CODES
from publishing.models import ContentVersion, Feedback
from tests.documents import Element, form_values, parse
from tests.editing import make_editor
from tests.factories import make_department

pytestmark = pytest.mark.django_db
PAGE = "/ky/departments/our-university/?x=%D2%A3&y=1"
TEXT = "Телефон эски: №5 «бөлүм»\nҢ Ө Ү"


@pytest.fixture(autouse=True)
def university():
    return make_department(name_ky="Биздин университет")


def tree(response) -> Element:
    return parse(response.content.decode())[0]


def opened(address: str = "/ky/feedback/?page=/ky/people/", client: Client | None = None) -> dict[str, str]:
    """What the form at an address holds before anything is typed."""
    response = (client or Client()).get(address)
    assert response.status_code == 200
    return form_values(next(form for form in tree(response).all("form") if form.get("method") == "post"))


def sent(values: dict[str, str], address: str = "/ky/feedback/", **extra):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    return client.post(address, values, **extra)


def complaints(response) -> list[str]:
    page = tree(response).one("main")
    return [element.text for element in [*page.all("span", **{"class": "field-error"}), *page.all("div", role="alert")]]


def test_reader_gets_from_the_page_to_the_form_and_back_without_a_cookie():
    link = next(a for a in tree(Client().get(PAGE)).one("footer").all("a") if "/feedback/" in a.get("href"))
    assert parse_qs(urlsplit(link.get("href")).query) == {"page": [PAGE]}
    values = opened(link.get("href"))
    assert (values["page"], values["text"], values["website"]) == (PAGE, "", "")

    response = sent(values | {"text": TEXT, "contact": "+92 300 1234567"})
    assert response.status_code == 303
    [message] = Feedback.objects.all()
    assert (message.url, message.language, message.text, message.contact) == (PAGE, "ky", TEXT, "+92 300 1234567")
    thanks = Client().get(response["Location"])
    assert PAGE in [a.get("href") for a in tree(thanks).one("main").all("a")]
    assert not response.cookies
    assert not thanks.cookies


def test_message_stands_unread_in_the_editors_list(client):
    sent(opened() | {"text": TEXT, "contact": "a@b.kg"})
    client.force_login(make_editor())
    assert "1" in client.get("/admin/").text
    listed = client.get("/admin/publishing/feedback/").text
    assert "Телефон эски" in listed
    assert "a@b.kg" in listed
    assert 'href="/ky/people/"' in listed


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(
    ("change", "status", "message"),
    [
        ({"text": ""}, 422, "Write what is wrong or outdated."),
        ({"text": " \n\t "}, 422, "Write what is wrong or outdated."),
        (
            {"website": "https://spam.example"},
            422,
            "This looked like an automatic message. If you wrote it, send it once more.",
        ),
        ({"token": ""}, 422, "This page was open for a long time. Nothing is lost: please send it once more."),
        (
            {"token": "2026-11-22:forged"},
            422,
            "This page was open for a long time. Nothing is lost: please send it once more.",
        ),
    ],
)
def test_refused_message_is_explained_in_the_language_and_keeps_its_words(language, change, status, message):
    response = sent(opened() | {"text": TEXT, "contact": "Ў. Қ."} | change, f"/{language}/feedback/")
    assert response.status_code == status
    with override(language):
        assert complaints(response) == [gettext(message)]
    assert Feedback.objects.count() == 0
    assert not response.cookies
    values = form_values(next(form for form in tree(response).all("form") if form.get("method") == "post"))
    assert (values["contact"], values["page"], values["website"]) == ("Ў. Қ.", "/ky/people/", "")
    if "text" not in change:
        assert values["text"].strip() == TEXT
        assert sent(values).status_code == 303  # what the page asks for is enough


@pytest.mark.parametrize(("field", "longest"), [("text", feedback.LONGEST_TEXT), ("contact", feedback.LONGEST_CONTACT)])
def test_too_long_is_said_and_nothing_is_cut(field, longest):
    fits, long = "ө" * longest, "ө" * (longest + 1)
    response = sent(opened() | {"text": "x"} | {field: long})
    assert response.status_code == 422
    [complaint] = complaints(response)
    assert str(longest) in complaint
    assert long in response.text
    assert sent(opened() | {"text": "x"} | {field: fits}).status_code == 303


def test_line_ends_of_a_browser_do_not_count_twice():
    assert sent(opened() | {"text": "x\r\n" * 600 + "y" * 800}).status_code == 303
    assert "\r" not in Feedback.objects.get().text


def test_form_may_lie_open_over_midnight_but_not_for_a_week():
    evening = datetime(2026, 11, 22, 23, 59, tzinfo=ZoneInfo("Asia/Bishkek"))
    with time_machine.travel(evening, tick=False) as clock:
        values = opened() | {"text": TEXT}
        clock.move_to(evening + timedelta(hours=26))
        assert sent(values).status_code == 303
        clock.move_to(evening + timedelta(days=7))
        assert sent(values | {"text": "later"}).status_code == 422


def test_message_from_a_form_on_another_site_is_refused():
    values = opened() | {"text": TEXT}
    assert sent(values, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 422
    assert sent(values, headers={"Origin": "https://elsewhere.example"}).status_code == 422
    assert sent(values, headers={"Origin": "null"}).status_code == 422
    assert sent(values, headers={"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}).status_code == 303


def test_flood_from_one_network_ends_and_others_still_get_through():
    values = opened()
    for number in range(feedback.MOST_A_DAY):
        assert sent(values | {"text": f"{number}"}, REMOTE_ADDR="203.0.113.7").status_code == 303
    over = sent(values | {"text": TEXT}, REMOTE_ADDR="203.0.113.7")
    assert over.status_code == 429
    with override("ky"):
        assert complaints(over) == [
            gettext("Too many messages came from your network today. Please send it tomorrow, or call the department.")
        ]
    assert "Телефон эски" in over.text
    assert sent(values | {"text": TEXT}, REMOTE_ADDR="203.0.113.8").status_code == 303
    with time_machine.travel(datetime.now(ZoneInfo("UTC")) + timedelta(days=1, seconds=1)):
        assert sent(opened() | {"text": TEXT}, REMOTE_ADDR="203.0.113.7").status_code == 303
        assert Feedback.objects.exclude(sender="").count() == 1


def test_network_address_is_not_kept_and_a_home_with_ipv6_is_one_sender():
    values = opened()
    for number, address in enumerate(["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1", "nonsense", ""]):
        sent(values | {"text": f"{number}"}, REMOTE_ADDR=address)
    senders = list(Feedback.objects.order_by("pk").values_list("sender", flat=True))
    assert senders[0] == senders[1] != senders[2]
    assert senders[3] == senders[4]
    assert all(len(sender) == 64 and "2001" not in sender for sender in senders)


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(settings):
    settings.BEHIND_PROXY = True
    values = opened()
    for number, chain in enumerate(["9.9.9.9, 203.0.113.7", "8.8.8.8, 203.0.113.7", "203.0.113.9"]):
        sent(values | {"text": f"{number}"}, headers={"X-Forwarded-For": chain}, REMOTE_ADDR="127.0.0.1")
    first, second, third = Feedback.objects.order_by("pk").values_list("sender", flat=True)
    assert first == second != third


def test_message_that_is_sent_twice_is_kept_once():
    values = opened() | {"text": TEXT}
    assert [sent(values).status_code for _ in range(3)] == [303, 303, 303]
    assert Feedback.objects.count() == 1


def test_message_makes_no_page_stale():
    token = ContentVersion.objects.get().token
    sent(opened() | {"text": TEXT})
    assert ContentVersion.objects.get().token == token


def test_form_is_the_same_for_everyone_and_kept_like_any_page():
    first, second = (Client().get("/en/feedback/?page=/en/people/") for _ in range(2))
    assert first.content == second.content
    assert first["ETag"] == second["ETag"]
    assert 'content="noindex"' in first.text
    assert "public" in first["Cache-Control"]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_form_takes_nothing_but_messages(method):
    assert Client().generic(method, "/en/feedback/").status_code == 405
    assert Client().post("/en/feedback/thanks/").status_code == 405


@pytest.mark.parametrize(
    "page",
    [
        "", "//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/en/a\nb/", "/en/" + "a" * 600,
        "/en/../admin/", "/<script>", "\x00", "people/",
    ],
)  # fmt: skip
def test_address_that_is_none_of_ours_is_left_out(page):
    response = Client().get("/en/feedback/", {"page": page})
    values = form_values(next(form for form in tree(response).all("form") if form.get("method") == "post"))
    assert values["page"] == ""
    links = {a.get("href") for a in tree(Client().get("/en/feedback/thanks/", {"page": page})).one("main").all("a")}
    assert links == {"/en/"}
    sent(values | {"page": page.replace("\x00", ""), "text": "x"})
    assert [message.url for message in Feedback.objects.all()] == [""]


def test_long_address_loses_its_query_on_the_way():
    for path, kept in ((f"/en/people/?q={'a' * 600}", "/en/people/"), (f"/en/{'a' * 600}/", None)):
        hrefs = [a.get("href") for a in tree(Client().get(path)).one("footer").all("a")]
        link = next(href for href in hrefs if "/feedback/" in href)
        assert parse_qs(urlsplit(link).query).get("page", [None]) == [kept]


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["page", "text", "contact", "website", "token", "unknown"]),
        st.text(max_size=40) | st.binary(max_size=20).map(lambda found: found.decode("latin-1")),
    ),
    st.sampled_from(CODES),
)
def test_nothing_that_is_sent_breaks_the_form(values, language):
    safe = {name: value.encode("utf-8", "replace").decode() for name, value in values.items()}
    response = sent(safe, f"/{language}/feedback/")
    assert response.status_code in (303, 422, 429)
    assert not response.cookies
