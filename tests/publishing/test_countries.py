"""Names of countries and languages, in five languages."""

import pytest
from django_countries.data import COUNTRIES

from publishing.alphabets import sort_key
from publishing.countries import countries_sorted, country_name, language_name, language_of

LANGUAGES = ("en", "ru", "ky", "kk", "uz")


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("KG", "Kyrgyzstan | Кыргызстан | Кыргызстан | Қырғызстан | Qirgʻiziston"),
        ("KZ", "Kazakhstan | Казахстан | Казакстан | Қазақстан | Qozogʻiston"),
        ("UZ", "Uzbekistan | Узбекистан | Өзбекстан | Өзбекстан | Oʻzbekiston"),
        ("TM", "Turkmenistan | Туркменистан | Түркмөнстан | Түрікменстан | Turkmaniston"),
        ("BY", "Belarus | Беларусь | Беларусь | Беларусь | Belarus"),
        ("MD", "Moldova | Молдова | Молдова | Молдова | Moldova"),
        ("RU", "Russia | Россия | Россия | Ресей | Rossiya"),
        ("IN", "India | Индия | Индия | Үндістан | Hindiston"),
        ("PK", "Pakistan | Пакистан | Пакистан | Пәкістан | Pokiston"),
        ("TR", "Türkiye | Турция | Түркия | Түркия | Turkiya"),
        ("KR", "South Korea | Республика Корея | Түштүк Корея | Оңтүстік Корея | Janubiy Koreya"),
        ("GB", "United Kingdom | Великобритания | Улуу Британия | Ұлыбритания | Buyuk Britaniya"),
        (
            "US",
            "United States | США | Америка Кошмо Штаттары | Америка Құрама Штаттары | Amerika Qoʻshma Shtatlari",
        ),
        ("MM", "Myanmar | Мьянма | Мьянма | Мьянма | Myanma"),
    ],
)
def test_a_country_has_its_short_local_name_in_each_language(code, names):
    assert [country_name(code, language) for language in LANGUAGES] == names.split(" | ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_country_is_called_by_its_code(language):
    assert country_name("QQ", language) == "QQ"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_is_listed_once_by_name_in_the_order_of_the_alphabet(language):
    listed = countries_sorted(language)
    names = [name for _code, name in listed]
    assert {code for code, _name in listed} == set(COUNTRIES)
    assert len(names) == len(set(names)) == len(COUNTRIES)
    assert all(name != code for code, name in listed)
    assert names == sorted(names, key=lambda name: sort_key(name, language))


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "Afghanistan", "Zimbabwe"),
        ("ru", "Австралия", "Япония"),
        ("ky", "Австралия", "Ямайка"),
        ("kk", "АҚШ-тың Виргин аралдары", "Ямайка"),
        ("uz", "Afgʻoniston", "Chili"),
    ],
)
def test_the_list_of_countries_begins_and_ends_as_the_alphabet_does(language, first, last):
    names = [name for _code, name in countries_sorted(language)]
    assert (names[0], names[-1]) == (first, last)


def test_the_list_of_countries_can_be_changed_without_harm():
    countries_sorted("en").clear()
    assert countries_sorted("en")


def test_uzbek_names_have_the_signs_of_uzbek_for_quotation_marks():
    names = "".join(name for _code, name in countries_sorted("uz"))
    assert not set(names) & set("‘’'`")
    assert "ʻ" in names


def test_no_russian_name_abbreviates_its_islands():
    assert not [name for _code, name in countries_sorted("ru") if "о-в" in name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_begins_with_a_capital(language):
    assert all(name[0].isupper() for _code, name in countries_sorted(language))


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("en", "English | английский | англисче | ағылшын тілі | inglizcha"),
        ("ru", "Russian | русский | орусча | орыс тілі | ruscha"),
        ("ky", "Kyrgyz | кыргызский | кыргызча | қырғыз тілі | qirgʻizcha"),
        ("kk", "Kazakh | казахский | казакча | қазақ тілі | qozoqcha"),
        ("uz", "Uzbek | узбекский | өзбекче | өзбек тілі | oʻzbekcha"),
        ("tr", "Turkish | турецкий | түркчө | түрік тілі | turkcha"),
    ],
)
def test_a_language_has_its_name_in_each_language(code, names):
    assert [language_name(code, language) for language in LANGUAGES] == names.split(" | ")


def test_an_unknown_language_is_called_by_its_code():
    assert language_name("qqq", "ky") == "qqq"


@pytest.mark.parametrize(
    ("text", "country", "language"),
    [
        ("Başkent Üniversitesi", "TR", "tr"),
        ("Россотрудничество", "RU", "ru"),
        ("Toshkent tibbiyot akademiyasi", "UZ", "uz"),
        ("Rossotrudnichestvo", "RU", ""),  # in letters that are not those of the language
        ("University of South Asia", "PK", ""),  # one of several languages
        ("北京大学", "CN", "zh"),
        ("A university", "", ""),
        ("", "TR", ""),
    ],
)
def test_language_of_a_name_is_told_only_where_its_country_has_one(text, country, language):
    assert language_of(text, country) == language
