"""Numbers in any text: spans that hold, values that come back, ranges read as one."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from aimstudy.language.grammar import ENGLISH, NORWEGIAN, Grammar
from aimstudy.language.quantities import QuantityKind, find_measures, number_value
from aimstudy.language.words import word_list

_ONES = {
    True: word_list("one two three four five six seven eight nine"),
    False: word_list("én to tre fire fem seks sju åtte ni"),
}
_TEENS = {
    True: word_list(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    ),
    False: word_list("ti elleve tolv tretten fjorten femten seksten sytten atten nitten"),
}
_TENS = {
    True: word_list("twenty thirty forty fifty sixty seventy eighty ninety"),
    False: word_list("tjue tretti førti femti seksti sytti åtti nitti"),
}
LANGUAGES = st.booleans()  # English or not: a grammar is too large to be shown
PIECES = st.sampled_from(
    word_list(
        """
        about om lag between mellom and og 12 1,800 3 700 2,5 2.5 $ kr % prosent years år kroner km
        § kap. 3 No. 4 kl. 14.30 1998 in i May mai half to tredeler twice every four million - –
        9-15 people mennesker . , ( ) one hundred fem hundre €20 18-årsgrense 4/5
        """
    )
)


def in_words(number: int, g: Grammar) -> str:
    """A number below a thousand as the language writes it."""
    if number >= 100:
        hundreds = f"{_ONES[g.english][number // 100 - 1]} {'hundred' if g.english else 'hundre'}"
        joint = " and " if g.english else " og "
        return hundreds + (joint + in_words(number % 100, g) if number % 100 else "")
    if number >= 20:
        ten, one = _TENS[g.english][number // 10 - 2], number % 10
        return ten + (("-" if g.english else "") + _ONES[g.english][one - 1] if one else "")
    return _TEENS[g.english][number - 10] if number >= 10 else _ONES[g.english][number - 1]


@given(number=st.integers(1, 999), english=LANGUAGES)
def test_number_words_have_their_value(number: int, english: bool) -> None:
    g = ENGLISH if english else NORWEGIAN
    assert number_value(in_words(number, g), g) == number


@given(number=st.integers(2, 999), english=LANGUAGES)
def test_number_words_with_a_unit_are_one_measure(number: int, english: bool) -> None:
    g = ENGLISH if english else NORWEGIAN
    text = f"{'It takes' if g.english else 'Det tar'} {in_words(number, g)} "
    text += "months in all." if g.english else "måneder i alt."
    (measure,) = find_measures(text, g)
    assert (measure.kind, measure.low) == (QuantityKind.DURATION, number)


@given(number=st.integers(1, 99_999_999), english=LANGUAGES, space=st.sampled_from([" ", "\u00a0"]))
def test_grouped_figures_have_their_value(number: int, english: bool, space: str) -> None:
    g = ENGLISH if english else NORWEGIAN
    written = f"{number:,}" if g.english else f"{number:,}".replace(",", space)
    text = f"x {written} {'dollars' if g.english else 'kroner'} y"
    (measure,) = find_measures(text, g)
    assert (measure.kind, measure.low, measure.high) == (QuantityKind.MONEY, number, number)


@given(
    low=st.integers(1, 400),
    more=st.integers(1, 400),
    english=LANGUAGES,
    dash=st.sampled_from(["-", "–", " - "]),
)
def test_a_range_is_one_measure(low: int, more: int, english: bool, dash: str) -> None:
    g = ENGLISH if english else NORWEGIAN
    high = low + more
    joint, lead = (" and ", "between ") if g.english else (" og ", "mellom ")
    unit = "kg"
    for text in (f"x {low}{dash}{high} {unit}", f"x {lead}{low}{joint}{high} {unit}"):
        (measure,) = find_measures(text, g)
        assert (measure.low, measure.high, measure.unit) == (low, high, unit)
        assert text[measure.start : measure.end].endswith(unit)


@settings(max_examples=300)
@example(pieces=["about", "1,800", "to", "12"], english=True)
@given(pieces=st.lists(PIECES, max_size=14), english=LANGUAGES)
def test_spans_hold_in_any_text(pieces: list[str], english: bool) -> None:
    g = ENGLISH if english else NORWEGIAN
    text = " ".join(pieces)
    last = 0
    for measure in find_measures(text, g):
        assert last <= measure.start <= measure.bare_start < measure.end <= len(text)
        assert measure.low <= measure.high
        if measure.noun_start >= 0:
            assert measure.end <= measure.noun_start < measure.noun_end <= len(text)
        last = measure.end


@settings(max_examples=200)
@given(text=st.text(max_size=60), english=LANGUAGES)
def test_any_text_is_read_without_error(text: str, english: bool) -> None:
    g = ENGLISH if english else NORWEGIAN
    for measure in find_measures(text, g):
        assert text[measure.start : measure.end].strip()
