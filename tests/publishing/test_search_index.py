"""The words of the index: the same in every process and every database, whatever was edited, undone or hidden."""

import pytest
from django.db import transaction

from departments.models import Department
from publishing import finding, indexing, postings, search
from publishing.models import SearchEdition, SearchPage, SearchPosting, SearchWord, State
from publishing.places import places
from publishing.vocabulary import Vocabulary
from tests import factories

pytestmark = pytest.mark.django_db


def make_department(slug: str, **fields) -> Department:
    """One whose name is in English only."""
    return factories.make_department(slug, name_ru="", **fields)


def rename(department: Department, name: str) -> None:
    department.name_en = name
    department.save()


def words() -> dict[str, int]:
    """The words that stand anywhere, and on how many pages."""
    return dict(SearchWord.objects.filter(pages__gt=0).values_list("word", "pages"))


def known(vocabulary: Vocabulary) -> dict[str, int]:
    return {term.word: term.pages for term in vocabulary._named.values() if term.pages}


def test_a_word_is_counted_on_all_its_pages():
    one, other = make_department("one", name_en="Heart Institute"), make_department("other", name_en="Heart")
    assert (words()["heart"], words()["institute"]) == (2, 1)
    rename(one, "Institute")
    assert (words()["heart"], words()["institute"]) == (1, 1)
    other.delete()
    assert "heart" not in words()


def test_only_what_has_changed_is_written():
    department = make_department("one", name_en="Heart Institute", about_en="A text of many words.")
    kept = dict(SearchPosting.objects.values_list("word__word", "pk"))
    edition = SearchEdition.objects.latest("pk").pk
    department.save()
    assert SearchEdition.objects.latest("pk").pk == edition
    rename(department, "Heart Clinic")
    left = dict(SearchPosting.objects.values_list("word__word", "pk"))
    assert {word for word in kept if left.get(word) != kept[word]} == {"institute"}


def test_each_process_learns_what_another_has_written():
    mine, theirs = postings.Kept(), postings.Kept()
    department = make_department("one", name_en="Heart")
    first = mine.vocabulary()
    assert known(first) == known(theirs.vocabulary()) == words()
    rename(department, "Institute of hearts")
    make_department("other", name_en="Institute")
    assert known(mine.vocabulary()) == known(theirs.vocabulary()) == words()
    assert mine.vocabulary() is first, "only what is new is read"


def test_what_was_undone_is_forgotten():
    kept = postings.Kept()
    department = make_department("one", name_en="Heart")
    kept.vocabulary()
    with transaction.atomic():
        rename(department, "Institute")
        assert "institute" in known(kept.vocabulary())
        transaction.set_rollback(True)
    assert known(kept.vocabulary()) == words()
    rename(Department.objects.get(pk=department.pk), "Clinic")
    assert known(kept.vocabulary()) == words()


def test_index_that_is_emptied_is_forgotten():
    kept = postings.Kept()
    make_department("one", name_en="Heart")
    assert "heart" in known(kept.vocabulary())
    Department.objects.all().delete()
    indexing.reindex_all()
    assert known(kept.vocabulary()) == words()
    assert "heart" not in words()
    assert set(SearchPage.objects.values_list("object_id", flat=True)) == set(places)


def test_process_that_has_slept_for_long_reads_everything(monkeypatch):
    monkeypatch.setattr(postings, "MOST_EDITIONS", 2)
    kept = postings.Kept()
    department = make_department("one", name_en="Heart")
    first = kept.vocabulary()
    for name in ("Clinic", "Institute", "Hospital", "Centre"):
        rename(department, name)
    assert SearchEdition.objects.count() == 2
    assert known(kept.vocabulary()) == words()
    assert kept.vocabulary() is not first


def test_strongest_rows_are_those_of_pages_that_may_be_seen():
    for number in range(12):
        make_department(f"d-{number}", name_en="Heart", state=State.PUBLISHED if number % 4 == 3 else State.DRAFT)
    number = SearchWord.objects.get(word="heart").pk
    rows = postings.seen(search.hidden())
    everything = rows([number], None, None)
    assert len(everything) == 3
    assert rows([number], None, 2) == sorted(everything, key=lambda row: (-row[2], row[1]))[:2]
    assert sorted(rows([number], None, 100)) == sorted(everything)
    some = everything[0][1]
    assert rows([number], [some], None) == [everything[0]]


def test_words_too_long_to_be_typed_are_cut():
    make_department("one", name_en="x" * 200)
    assert max(map(len, words())) == finding.LONGEST_QUERY
    assert [hit.page for hit in search.find("x" * 100).hits] == [SearchPage.objects.get().pk]
