"""What turns a right answer round is not right: denials, other sides, parts of dates, "or"."""

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, Verdict
from aimstudy.questions.grading import grade
from tests.unit.test_grading_table import judged, lines_of

ENGLISH_RIGHT = """
3.5 cubic metres per second | 3.5 m3/s
3.5 cubic metres per second | 3.5 m³/s
3.5 cubic metres per second | 3.5 m^3/s
100 m² | 100 m^2
20 litres per minute | 20 l/min
100 °C | 100 C
do not move it | don't move it
cannot be moved | can't be moved
cannot be moved | can not be moved
no more than 5 | at most 5
at most 5 | not more than 5
24 hours | within 24 hours | Within what time must cracks be reported?
25 | more than 25 | More than how many members must sign?
30 days | after 30 days | After how many days does it lapse?
14 May 1994 | before 14 May 1994 | Before which date was it opened?
before 14 May 1994 | 14 May 1994 | Before which date was it opened?
12 March 2021 | 12.3.2021
red, blue and yellow | yellow, blue, red
the vote | after the vote | After what is the chair chosen?
"""

ENGLISH_NOT = """
30 years | not 30 years
24 hours | not 24 hours
24 hours | not within 24 hours
24 hours | within 24 hours | How long is it boiled?
within 24 hours | after 24 hours
30 years | over 30 years
30 years | less than 30 years
30 years | never 30 years
1954 | not 1954
62 metres | not 62 metres | How high is the dam?
three | not three
three | none of the three
9 to 15 months | not 9 to 15 months
250,000 kroner | no 250,000 kroner
about half | not half
14 May 1994 | before 14 May 1994
14 May 1994 | after 14 May 1994
14 May 1994 | not 14 May 1994
14 May 1994 | by 14 May 1994
14 May 1994 | 1994
14 May 1994 | May 1994
before 14 May 1994 | after 14 May 1994
before 14 May 1994 | 14 May 1994
12 March 2021 | 3.12.2021
9 a.m. | before 9 a.m.
9 a.m. | after 9 a.m.
the vote | after the vote
before the vote | the vote
3.5 cubic metres per second | 3.5 m3/min
3.5 cubic metres per second | 3.5 m3
red, blue and yellow | red, blue or yellow
A and B | A or B
A or B | A and B
do not move it | do move it
cannot be moved | can be moved
Paris | neither Paris nor London
"""

NORWEGIAN_RIGHT = """
3,5 kubikkmeter per sekund | 3,5 m3/s
3,5 kubikkmeter per sekund | 3,5 m³/s
3,5 kubikkmeter i sekundet | 3,5 m3/s
20 mm per år | 20 mm/år
høyst 5 | ikke mer enn 5
24 timer | innen 24 timer | Innen hvor lang tid må sprekker meldes?
12. mars 1884 | før 12. mars 1884 | Før hvilken dato ble det stiftet?
12. mars 1884 | 12/3 1884
12. mars 1884 | 12-3-1884
rød, blå og gul | gul, blå, rød
"""

NORWEGIAN_NOT = """
30 år | ikke 30 år
24 timer | ikke 24 timer
24 timer | ikke innen 24 timer
innen 24 timer | etter 24 timer
30 år | over 30 år
30 år | under 30 år
30 år | aldri 30 år
24 timer | innen 24 timer | Hvor lenge kokes det?
1884 | ikke 1884
25 kg | ikke 25 kg
tre til fem år | ikke tre til fem år
12. mars 1884 | 1884
12. mars 1884 | mars 1884
12. mars 1884 | før 12. mars 1884
12. mars 1884 | etter 12. mars 1884
12. mars 1884 | innen 12. mars 1884
12. mars 1884 | ikke 12. mars 1884
12. mars 1884 | 3.12.1884
12. mars 1884 | 3/12-1884
17. mai | 5/17
før 12. mars 1884 | etter 12. mars 1884
kl. 14.30 | før kl. 14.30
rød, blå og gul | rød, blå eller gul
sopp | verken sopp eller midd
tillatt | ikke tillatt
kan ikke flyttes | kan flyttes
"""


TABLES = [
    pytest.param(Language.ENGLISH, ENGLISH_RIGHT, True, id="english-right"),
    pytest.param(Language.ENGLISH, ENGLISH_NOT, False, id="english-not"),
    pytest.param(Language.BOKMAL, NORWEGIAN_RIGHT, True, id="norwegian-right"),
    pytest.param(Language.BOKMAL, NORWEGIAN_NOT, False, id="norwegian-not"),
]


@pytest.mark.parametrize(("language", "table", "right"), TABLES)
def test_as_words_and_as_numbers(language: Language, table: str, right: bool) -> None:
    def agrees(line: str, low: float | None) -> bool:
        return (judged(language, line, low).verdict is Verdict.RIGHT) is right

    lines = lines_of(table)
    assert [line for line in lines if not agrees(line, None)] == []
    numbers = [line for line in lines if any(map(str.isdigit, line.split("|")[0]))]
    assert [line for line in numbers if not agrees(line, 1.0)] == []


def test_a_date_said_less_exactly_elsewhere_is_nearly_right() -> None:
    dated = Expected(Language.BOKMAL, ("den 12. mars 1884",), ("12. mars 1884", "1884"))
    assert grade(dated, "1884").verdict is Verdict.NEARLY
    assert grade(dated, "12.3.1884").verdict is Verdict.RIGHT


def test_the_items_of_a_list_may_be_joined_by_or_but_not_be_denied() -> None:
    colours = Expected(Language.ENGLISH, ("red", "blue", "yellow"))
    assert grade(colours, "red, blue or yellow").verdict is Verdict.RIGHT
    for given in ("red, blue and not yellow", "neither red, blue nor yellow"):
        assert grade(colours, given).verdict is not Verdict.RIGHT
