"""Typed answers of music, sailing, chemistry and law: what a fair examiner counts as right.

Each line is as in the table of typed answers.
"""

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Verdict
from tests.unit.test_grading_table import judged, lines_of

ENGLISH_RIGHT = """
B flat major | B♭ major
B flat major | Bb major
F sharp | F#
F sharp minor | F♯ minor
440 Hz | 0.44 kHz
12 knots | 12 kn
Johann Sebastian Bach | J. S. Bach | Who wrote the suite?
Johann Sebastian Bach | Johann S. Bach | Who wrote the suite?
Ludwig van Beethoven | L. van Beethoven | Who wrote the sonata?
6.02 × 10^23 | 6.02e23
6.02 × 10²³ | 6.02 x 10^23
3000 | 3 × 10^3
section 12 | s. 12
article 6 | art. 6
-15 degrees | 15 degrees below zero
three beats in a bar | 3 beats per bar
Jean-Baptiste Lully | J.-B. Lully | Who wrote the opera?
every four hours | every 4 hrs
1.5 mol/l | 1.5 mol per litre
not later than 1 May | by 1 May
no later than the harvest | by the harvest
both the buyer and the seller | the buyer and the seller
both the buyer and the seller | buyer and seller
every six months | twice a year
every six months | semi-annually
quarterly | every three months
every other year | every two years
every fortnight | every two weeks
"""
ENGLISH_NOT = """
both the buyer and the seller | the buyer or the seller
both the buyer and the seller | both the buyer and the agent
both parties | parties to both
every six months | every six weeks
every six months | six times a year
twice a year | every two years
quarterly | four times a month
every other week | every week
B flat major | B♯ major
B flat major | Bb minor
F sharp | G#
440 Hz | 440 kHz
Johann Sebastian Bach | Bach | Who wrote the suite?
Johann Sebastian Bach | J. C. Bach | Who wrote the suite?
Johann Sebastian Bach | Johann Christian Bach | Who wrote the suite?
Johann Sebastian Bach | J. S. Beck | Who wrote the suite?
6.02 × 10^23 | 6.02 × 10^22
6.02 × 10^23 | 6.02
section 12 | s. 13
section 12 | art. 12
within 30 days of service | after 30 days of service
before the hearing | since the hearing
the parties | one of the parties
the hour of departure | the time of departure
the members | most of the members
some of the members | the members
1.5 mol/l | 1.5 mol per kg
not later than the harvest | after the harvest
"""
NORWEGIAN_RIGHT = """
sju knop | 7 kn
både kjøper og selger | kjøper og selger
hvert halvår | to ganger i året
hver tredje måned | kvartalsvis
annethvert år | hvert annet år
en halv favn | ½ favn
Edvard Hagerup Grieg | E. H. Grieg | Hvem skrev suiten?
kapittel 3 | kap. 3
artikkel 8 | art. 8
-15 grader | 15 grader minus
6,02 × 10^23 | 6,02e23
1013 hPa | 1013 millibar
1,5 mol/l | 1.5 mol per liter
0,5 promille | 0.5 ‰
senest 1. mai | innen 1. mai
ikke senere enn slåtten | innen slåtten
"""
NORWEGIAN_NOT = """
sju knop | 8 kn
Edvard Hagerup Grieg | Grieg | Hvem skrev suiten?
Edvard Hagerup Grieg | E. S. Grieg | Hvem skrev suiten?
kapittel 3 | kap. 4
tre uker fra forkynnelsen | tre uker før forkynnelsen
innen tre uker etter dommen | før dommen
-15 grader | 15 grader
partene | en av partene
medlemmene | de fleste av medlemmene
noen av medlemmene | medlemmene
0,5 promille | 0,5 %
"""


@pytest.mark.parametrize(
    ("language", "table", "right"),
    [
        pytest.param(Language.ENGLISH, ENGLISH_RIGHT, True, id="english-right"),
        pytest.param(Language.ENGLISH, ENGLISH_NOT, False, id="english-not"),
        pytest.param(Language.BOKMAL, NORWEGIAN_RIGHT, True, id="norwegian-right"),
        pytest.param(Language.BOKMAL, NORWEGIAN_NOT, False, id="norwegian-not"),
    ],
)
def test_every_line_of_odd_fields(language: Language, table: str, right: bool) -> None:
    verdicts = {line: judged(language, line).verdict for line in lines_of(table)}
    assert [line for line, said in verdicts.items() if (said is Verdict.RIGHT) is not right] == []


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ("Bach", Verdict.NEARLY),
        ("J. Bach", Verdict.NEARLY),
        ("Johann Christian Bach", Verdict.WRONG),
        ("J. C. Bach", Verdict.WRONG),
    ],
)
def test_a_part_of_a_name_is_nearly_right_and_another_name_wrong(
    given: str, verdict: Verdict
) -> None:
    line = f"Johann Sebastian Bach | {given} | Who wrote the suite?"
    assert judged(Language.ENGLISH, line).verdict is verdict
