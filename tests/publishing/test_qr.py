"""Codes, read by another library than the one that draws them."""

import io

import pytest
import segno
import zxingcpp
from PIL import Image

from publishing.qr import LONGEST_TEXT, qr
from tests.documents import parse

ADDRESS = "https://example.org/ky/plan/?p=kaznmu-cardiology&p=kaznmu-nephrology&citizenship=PK"


def test_code_says_the_address():
    picture = io.BytesIO()
    segno.make(ADDRESS, error="m", micro=False).save(picture, kind="png", scale=4)
    [found] = zxingcpp.read_barcodes(Image.open(picture))
    assert found.text == ADDRESS
    # What the page carries is the same drawing.
    assert qr(ADDRESS) == segno.make(ADDRESS, error="m", micro=False).svg_inline(
        scale=4, border=4, dark="#000", light="#fff", omitsize=True
    )


def test_drawing_fits_the_policy_of_the_pages():
    [drawing] = parse(qr(ADDRESS))[0].all("svg")
    assert not [element for element in drawing.all("path") if element.get("style")]
    assert drawing.get("viewbox") or drawing.get("viewBox")


@pytest.mark.parametrize("text", ["", "x" * (LONGEST_TEXT + 1)])
def test_nothing_is_drawn_that_no_camera_could_read(text):
    assert qr(text) == ""
