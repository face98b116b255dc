"""Several checklists as one: nothing is lost, nothing stands twice."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from config.plan_papers import FORM, Wanter, shown, united
from publishing.languages import Text

DIPLOMA, PHOTO = "diploma", "photo"


def row(document_type=DIPLOMA, quantity=1, wanted_by="cardiology", **fields):
    empty = dict.fromkeys(("translated_into", "condition", "only_for", "document_type__sample"), "")
    words = {
        name: Text(fields.pop(name, ""), "en") for name in ("name", "explanation", "where_to_get", "issuer", "note")
    }
    return SimpleNamespace(
        **{"format": "photocopy", "notarised": False}
        | empty
        | words
        | {"document_type__code": document_type, "quantity": quantity, "wanted_by": wanted_by}
        | fields
    )


rows = st.lists(
    st.builds(
        row,
        document_type=st.sampled_from(["diploma", "photo", "passport", "receipt"]),
        quantity=st.integers(1, 9),
        wanted_by=st.sampled_from(["cardiology", "nephrology", "registration"]),
        format=st.sampled_from(["original", "photocopy"]),
        notarised=st.booleans(),
        condition=st.sampled_from(["", "in_dormitory"]),
    )
)


def form_of(found):
    return tuple(getattr(found, name) for name in FORM)


def needs_of(found):
    return {(paper.document, form): need for paper in united(found) for form, need in paper.needs.items()}


def total(found, document, form, wanter):
    same = [one for one in found if (one.document_type__code, form_of(one), one.wanted_by) == (document, form, wanter)]
    return sum(one.quantity for one in same)


@given(rows)
def test_each_kind_of_document_stands_once_in_the_order_of_the_lists(found):
    assert [paper.document for paper in united(found)] == list(dict.fromkeys(one.document_type__code for one in found))


@given(rows)
def test_quantity_is_the_greatest_that_one_of_them_wants(found):
    for (document, form), need in needs_of(found).items():
        totals = {wanter: total(found, document, form, wanter) for wanter in need.wanted}
        assert need.wanted == totals
        assert need.quantity == max(totals.values())


@given(rows)
def test_no_want_is_lost(found):
    needs = needs_of(found)
    for one in found:
        assert one.wanted_by in needs[one.document_type__code, form_of(one)].wanted
    assert sum(len(need.rows) for need in needs.values()) == len(found)


@given(rows, st.randoms())
def test_order_of_the_lists_changes_no_quantity(found, random):
    shuffled = random.sample(found, len(found))
    quantities, others = needs_of(found), needs_of(shuffled)
    assert {key: need.quantity for key, need in quantities.items()} == {key: n.quantity for key, n in others.items()}


@given(rows)
def test_same_list_of_one_more_programme_changes_no_quantity(found):
    again = [SimpleNamespace(**vars(one) | {"wanted_by": f"another {one.wanted_by}"}) for one in found]
    before, after = needs_of(found), needs_of([*found, *again])
    assert {key: need.quantity for key, need in before.items()} == {key: need.quantity for key, need in after.items()}


def words_of(*found):
    for one in found:
        one.wanted_by = Wanter(one.wanted_by, Text(one.wanted_by, "en"), one.wanted_by != "registration")
    return shown(found)


def test_one_programme_alone_is_not_named():
    [paper] = words_of(row(quantity=2, name="Diploma"))
    assert paper.name == "Diploma"
    assert [(need.form, need.of_all, need.wanted_by) for need in paper.needs] == [(["2 photocopies"], False, [])]


def test_what_all_programmes_want_is_said_so_and_a_procedure_is_named():
    found = [row(wanted_by="cardiology", quantity=2), row(wanted_by="nephrology"), row(wanted_by="registration")]
    [paper] = words_of(*found)
    [need] = paper.needs
    assert (need.form, need.of_all, need.wanted_by) == (["2 photocopies"], True, ["registration"])


def test_what_all_programmes_want_is_not_said_of_every_paper():
    papers = words_of(row(), row(wanted_by="nephrology"), row(PHOTO), row(PHOTO, wanted_by="nephrology"))
    assert [(need.of_all, need.wanted_by) for paper in papers for need in paper.needs] == [(False, []), (False, [])]


def test_who_wants_it_is_named_where_others_do_not():
    diploma, photo = words_of(row(), row(PHOTO, wanted_by="nephrology"))
    assert [need.wanted_by for need in (*diploma.needs, *photo.needs)] == [["cardiology"], ["nephrology"]]


def test_other_forms_and_conditions_are_lines_of_their_own():
    [paper] = words_of(row(), row(format="original"), row(notarised=True), row(condition="foreign_diploma"))
    assert [(need.form, need.only_if) for need in paper.needs] == [
        (["1 photocopy"], ""),
        (["1 original"], ""),
        (["1 photocopy", "notarised"], ""),
        (["1 photocopy"], "only with a foreign diploma"),
    ]


def test_explanation_note_and_issuer_are_said_once_and_not_lost():
    note = {"note": "with its supplement", "issuer": "your university"}
    explained = {"where_to_get": "at a notary", "explanation": "What it is"}
    [paper] = words_of(row(**note), row(wanted_by="nephrology", **note, **explained))
    assert (paper.explanation, paper.where_to_get) == ("What it is", "at a notary")
    assert (paper.needs[0].notes, paper.needs[0].issuers) == (["with its supplement"], ["your university"])
