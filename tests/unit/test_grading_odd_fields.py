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
it was founded by Nansen | founded by Nansen
by the board | the board
the duty of the employer | duty of employer
in the late 1800s | at the end of the 1800s
250 | 0.25 g | What is the dose in mg?
250 | 250 mg | What is the dose in mg?
12 | 12 % | What percentage is paid?
Bogotá | Bogota | What is the capital of Colombia?
dogs | Dogs | What is the plural of dog?
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
Wellington defeated Napoleon | Wellington was defeated by Napoleon
the tenant sued the landlord | the tenant was sued by the landlord
he was influenced by Malthus | he influenced Malthus
a substance recognised by antibodies | a substance that recognises antibodies
appoints the chief executive | is appointed by the chief executive
the murder of Caesar | the murder by Caesar
the invasion of Poland | the invasion by Poland
a gift to the church | a gift of the church
in the early 1800s | in the late 1800s
in the middle of the 15th century | at the end of the 15th century
in the first half of the 19th century | in the second half of the 19th century
the tax was abolished | the tax will be abolished
250 | 250 g | What is the dose in mg?
20 | 20 hours | How many minutes does it take?
hablo | habló | What is the Spanish for "I speak"?
où | ou | What is the French for "where"?
resume | résumé
dogs | dog | What is the plural of dog?
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
10 | 10 dager | Hvor mange dager?
styret | styre | Hvem har bestemt prisen?
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
Danmark ble angrepet av Tyskland | Danmark angrep Tyskland
Sverre beseiret Magnus | Sverre ble beseiret av Magnus
på slutten av 1700-tallet | på begynnelsen av 1700-tallet
i første halvdel av 1800-tallet | i andre halvdel av 1800-tallet
skatten ble avskaffet | skatten vil bli avskaffet
drapet på kongen | drapet av kongen
10 | 10 uker | Hvor mange dager?
12 | 12 promille | Hvor mange prosent?
bok | bøker | Hva er entall av bøker?
Mütter | Mutter | Hva er det tyske ordet for mødre?
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
