"""The letters of an index and the order of a list, in five alphabets."""

import re
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.alphabets import KEY_LENGTH, OTHER, letters, sort_key
from publishing.folding import caseless

LANGUAGES = ("en", "ru", "ky", "kk", "uz")
SIGNS = "abcdnghoszwxyz абвгдеёжзийкқлмнңоөуұүхһцыіьэюя ʻʼ'’‘`-«».019áüéßñß漢字αשع"

texts = st.text(max_size=30) | st.text(alphabet=SIGNS, max_size=12)
languages = st.sampled_from(LANGUAGES)


def letter_of(text, language):
    """The letter under which a list shows the text: the one with whose key its key begins."""
    key = sort_key(text, language)
    return next((letter for letter in letters(language) if key.startswith(sort_key(letter, language))), OTHER)


def ordered(names, language):
    return sorted(names, key=lambda name: sort_key(name, language))


@pytest.mark.parametrize(
    ("language", "alphabet"),
    [
        ("en", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"),
        ("ru", "А Б В Г Д Е Ё Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я"),
        ("ky", "А Б В Г Д Е Ё Ж З И Й К Л М Н Ң О Ө П Р С Т У Ү Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я"),
        ("kk", "А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я"),
        ("uz", "A B D E F G H I J K L M N O P Q R S T U V X Y Z Oʻ Gʻ Sh Ch Ng"),
    ],
)
def test_the_alphabet_has_the_official_letters_in_their_order(language, alphabet):
    assert " ".join(letters(language)) == alphabet


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_ordered_as_in_the_alphabet(language):
    alphabet = [letter for letter in letters(language) if (language, letter) != ("ru", "Ё")]
    assert ordered(reversed(alphabet), language) == alphabet
    assert [letter_of(letter, language) for letter in alphabet] == alphabet


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", "1st, 2nd, Åland, Albania, Côte d’Ivoire, Cuba, O’Brien, Oman, Türkiye, Zambia, Ясли"),
        ("ru", "12, Абай, Ёжик, Ежов, Ёлка, Ель, Еся, Зоя, Иса, Йод, Калий, Яна, Abc"),
        ("ky", "Нан, Наң, Ната, Ңа, Ой, Өмүр, Пар, Уй, Үй, Фаиз, Abc"),
        ("ky", "Еся, Ёлка, Жал"),
        ("kk", "Абай, Әсет, Бақыт, Гүл, Ғани, Кемел, Қанат, Ұлан, Үміт, Фаиз, Хан, Һау, Цой, Ыдыс, Іле, Эмин"),
        ("uz", "Gulnora, Nodira, Olim, Sobir, Zafar, Oʻktam, Gʻani, Shahlo, Chori, Carl, Абай"),
        ("uz", "ogoh, omon, oʻrik, oʻsh, oʻchoq"),
        ("uz", "mana, mano, maʼno, mant"),
    ],
)
def test_names_are_ordered_as_in_a_dictionary_of_the_language(language, names):
    names = names.split(", ")
    assert ordered(reversed(names), language) == names


def test_uzbek_digraphs_come_after_z_and_are_parted_by_an_apostrophe():
    assert ordered(["Shosh", "Isʼhoq", "Ishoq", "Izzat"], "uz") == ["Isʼhoq", "Izzat", "Ishoq", "Shosh"]
    assert ordered(["tong", "tonna", "tonik"], "uz") == ["tonik", "tonna", "tong"]


def test_a_word_stands_before_the_longer_word_it_begins():
    assert ordered(["Домбай", "Дом-музей", "Дом", "Дом быта", "Дом 2"], "ru") == [
        "Дом", "Дом 2", "Дом быта", "Дом-музей", "Домбай"
    ]  # fmt: skip


def test_russian_yo_decides_only_between_words_that_are_otherwise_equal():
    assert ordered(["Ёлкин", "Ёлка", "Елкин", "Елка"], "ru") == ["Елка", "Ёлка", "Елкин", "Ёлкин"]
    assert ordered(["её", "ёе", "ее", "ёё"], "ru") == ["ее", "её", "ёе", "ёё"]


@pytest.mark.parametrize(
    ("text", "language", "letter"),
    [
        ("Zhanbayeva", "en", "Z"),
        ("ünal", "en", "U"),
        ("Østby", "en", "O"),
        ("Жанбаева", "en", OTHER),
        ("ёлкин", "ru", "Е"),
        ("Йод", "ru", "Й"),
        ("Өмүралиев", "ru", "О"),
        ("Smith", "ru", OTHER),
        ("өмүр", "ky", "Ө"),
        ("Ёлкин", "ky", "Ё"),
        ("Қанат", "ky", "К"),
        ("«Манас» университети", "ky", "М"),
        ("Әсет", "kk", "Ә"),
        ("іле", "kk", "І"),
        ("o'ktam", "uz", "Oʻ"),
        ("G‘ani", "uz", "Gʻ"),
        ("SHAHLO", "uz", "Sh"),
        ("chori", "uz", "Ch"),
        ("Sobir", "uz", "S"),
        ("Carl", "uz", OTHER),
        ("1-бөлүм", "ky", OTHER),
        ("(бос)", "kk", OTHER),
        ("漢字", "ru", OTHER),
        ("ʼ", "uz", OTHER),
        ("", "en", OTHER),
    ],
)
def test_a_name_is_listed_under_its_letter(text, language, letter):
    assert letter_of(text, language) == letter


@given(st.lists(texts, max_size=20), languages)
def test_an_ordered_list_keeps_each_letter_together_and_in_the_order_of_the_alphabet(names, language):
    found = [letter_of(name, language) for name in ordered(names, language)]
    runs = [letter for letter, _names in groupby(found) if letter != OTHER]
    assert runs == sorted(set(runs), key=letters(language).index)


@given(texts, languages)
def test_a_key_has_only_small_ascii_letters_and_fits_its_column(text, language):
    key = sort_key(text * 20, language)
    assert re.fullmatch("[a-z]*", key)
    assert len(key) <= KEY_LENGTH


@given(texts, languages, texts)
def test_keys_are_equal_only_for_texts_that_differ_by_case_and_apostrophe_alone(one, language, other):
    # Short texts, so that no difference is cut away with the end of the key.
    one, other = one[:8], other[:8]
    assert (sort_key(one, language) == sort_key(other, language)) == (caseless(one) == caseless(other))


@given(st.text(alphabet=SIGNS), languages)
def test_case_makes_no_difference(text, language):
    assert sort_key(text.upper(), language) == sort_key(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("apostrophe", "ʻʼ'’‘`")
def test_the_kind_of_apostrophe_makes_no_difference(apostrophe, language):
    assert sort_key(f"O{apostrophe}ktam", language) == sort_key("oʻktam", language)


@given(st.lists(st.integers(0, 41), max_size=10), st.lists(st.integers(0, 41), max_size=10), languages)
def test_words_compare_letter_by_letter_in_the_order_of_the_alphabet(one, other, language):
    alphabet = [letter.lower() for letter in letters(language) if (language, letter) != ("ru", "Ё")]
    if language == "uz":  # without the letters that would join the one before them into another letter
        alphabet = [letter for letter in alphabet if letter not in {"h", "g", "gʻ"}]
    one, other = ([number % len(alphabet) for number in numbers] for numbers in (one, other))
    keys = [sort_key("".join(alphabet[number] for number in numbers), language) for numbers in (one, other)]
    assert (keys[0] < keys[1]) == (one < other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_spaces_punctuation_digits_letters_and_other_scripts_follow_each_other(language):
    own, other = ("a", "я") if language in {"en", "uz"} else ("а", "z")
    kinds = [f"{own}{sign}" for sign in (" 1", "-", "7", own, other, "漢")]
    keys = [sort_key(text, language) for text in kinds]
    assert all(before < after for before, after in pairwise(keys))


def test_a_language_without_an_alphabet_here_has_the_english():
    assert letters("de") == letters("en")
    assert sort_key("Ünal", "de") == sort_key("Ünal", "en")
