"""Who may open the scan of an agreement."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from publishing.models import State
from tests.cooperation.making import make_agreement, make_partner
from tests.editing import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

PDF = b"%PDF-1.7 a scan"


@pytest.fixture
def scanned():
    agreement = make_agreement("one", make_partner("alpha"))
    agreement.scan.save("scan.pdf", ContentFile(PDF))
    return agreement


def test_scan_that_is_not_public_is_out_of_reach(client, scanned):
    address, file = reverse("cooperation:scan", args=["one"]), scanned.scan.url
    assert address not in client.get(scanned.get_absolute_url()).content.decode()
    for path in (address, file, file.replace("agreements/", "people/../agreements/"), file.replace("agre", "Agre")):
        assert client.get(path).status_code == 404, path


def test_public_scan_is_offered_and_served(client, scanned):
    scanned.scan_public = True
    scanned.save()
    address = reverse("cooperation:scan", args=["one"])
    assert address in client.get(scanned.get_absolute_url()).content.decode()
    response = client.get(address)
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="one.pdf"'
    assert not response.cookies


def test_public_scan_of_a_draft_is_out_of_reach(client, scanned):
    scanned.scan_public, scanned.state = True, State.DRAFT
    scanned.save()
    assert client.get(reverse("cooperation:scan", args=["one"])).status_code == 404


def test_staff_may_open_every_scan(client, scanned):
    client.force_login(make_editor())
    for path in (reverse("cooperation:scan", args=["one"]), scanned.scan.url):
        response = client.get(path)
        assert b"".join(response.streaming_content) == PDF
        assert "no-store" in response["Cache-Control"]


def test_staff_of_another_subject_may_not_open_a_scan(client, scanned):
    client.force_login(make_editor("colleague", is_superuser=False))
    for path in (reverse("cooperation:scan", args=["one"]), scanned.scan.url):
        assert client.get(path).status_code == 404
