"""Addresses proposed from titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.models import slug_validator
from publishing.slugs import LONGEST, ascii_slug, free_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Internal Medicine No. 2", "internal-medicine-no-2"),
        ("Өпкө оорулары", "opko-oorulary"),
        ("Жүрөк-кан тамыр хирургиясы", "zhurok-kan-tamyr-khirurgiiasy"),
        ("Қазақ ұлттық медицина университеті", "kazak-ulttyk-meditsina-universiteti"),
        ("Oʻzbekiston tibbiyot gʼoyasi", "ozbekiston-tibbiyot-goyasi"),
        ("Ўзбек тили, ҳамширалик иши", "uzbek-tili-hamshiralik-ishi"),
        ("Щёлково: подъезд «А»", "shchelkovo-podezd-a"),
        ("Universität Gießen, Łódź", "universitat-giessen-odz"),
        ("???", ""),
    ],
)
def test_slug_of_a_title(title, slug):
    assert ascii_slug(title) == slug


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_slug_is_empty_or_a_good_address(title):
    slug = ascii_slug(title)
    assert len(slug) <= LONGEST
    if slug:
        slug_validator(slug)


def test_slug_stays_free():
    assert free_slug("osh", set()) == "osh"
    assert free_slug("osh", {"osh", "osh-2"}) == "osh-3"
    assert free_slug("", {"page"}) == "page-2"
