import json

from extruct.jsonld import JsonLdExtractor
from hypothesis import given

from publishing.structured import element, thing
from tests.plain_text import LINES


def test_unknown_properties_are_left_out():
    assert thing("Person", name="A", telephone=[], email="", jobTitle=None) == {"@type": "Person", "name": "A"}


def test_nothing_is_printed_without_items():
    assert element([]) == ""


@given(LINES)
def test_any_text_comes_back_and_none_ends_the_element(text):
    name = f"</script><!-- {text} &lt;"
    markup = element([thing("Person", name=name)])
    assert markup.count("</script>") == 1
    [found] = JsonLdExtractor().extract(f"<html><head>{markup}</head><body></body></html>")
    assert found["@graph"] == [{"@type": "Person", "name": name}]
    assert json.loads(markup.split(">", 1)[1].rsplit("<", 1)[0])["@context"] == "https://schema.org"
