"""A table of typed answers: what a fair examiner counts as right, and what not, in both languages.

Each line is "expected | given" or "expected | given | question".
"""

import pytest

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import Expected, Grade, Verdict
from aimstudy.language.models import LanguageModels
from aimstudy.paths import language_data
from aimstudy.questions.grading import grade
from aimstudy.services.quiz_answers import words_of

MODELS = LanguageModels(language_data)

ENGLISH_RIGHT = """
14 days | 2 weeks
two weeks | 14 days
2 weeks | a fortnight
24 hours | 1 day
90 minutes | 1.5 hours
90 minutes | 1 1/2 hours
90 minutes | one and a half hours
90 minutes | 1½ hours
6 months | half a year
18 months | a year and a half
15 minutes | a quarter of an hour
30 minutes | half an hour
25 % | 0.25
25 % | 1/4
25 percent | a quarter
25 % | one in four
50 % | half
half | 1/2
one third | 1/3
three quarters | 75 percent
10% | one tenth
at least 14 days | 14 days or more
1,500 | 1.5 thousand
12 noon | noon
36 hours | a day and a half
7.30 pm | 19:30
0.25 | 0,25
0.25 | 25 %
1,000 | 1 000
1,000 | 1000
1,000 | one thousand
1,200 | twelve hundred
1.5 million | 1 500 000
1.5 million | 1,500,000
1.5 million | one and a half million
2,400,000 | 2.4 million
20,000 | 20k
3 billion | 3bn
42 | forty-two
42 | forty two
342 | three hundred and forty-two
5-10 % | 5–10%
5-10 % | 5% to 10%
5-10 % | between five and ten per cent
5 kg | 5kg
5 kg | 5,000 grams
5 km | 5 kilometres
5 km | 5000m
100 m² | 100 square metres
100 m² | 100 m2
60 km/h | 60 kilometres per hour
60 km/h | 60 kph
20 °C | 20 degrees Celsius
20 °C | 20°C
-18 °C | minus 18 degrees
between -25 and -18 degrees | -25 to -18
between -25 and -18 degrees | −25 – −18 °C
between -25 and -18 degrees | minus 18 to minus 25 degrees
-18 °C | −18 °C
230 V | 230 volts
2 kWh | 2 kilowatt hours
250 ml | 0.25 litres
$500 | 500 dollars
$500 | USD 500
£1,200 | 1200 pounds
14 days | 14 | How many days does the tenant have?
14 days | 2 | How many weeks does the tenant have?
30 % | 30 | What percentage is kept back?
$500 | 500 | How many dollars does a permit cost?
three times | 3 | How many times may it be renewed?
twice | two times
twice a year | 2 times a year
once | one time
12 March 2021 | 12/03/2021
12 March 2021 | 03/12/2021
12 March 2021 | March 12th, 2021
12 March 2021 | the 12th of March 2021
12 March 2021 | 12. mars 2021
12 March 2021 | 12 mar 21
17 May | May 17
17 May | 17/5
17 May | 17.5.
June 2020 | 06/2020
1914–1918 | 1914-18
1914-1918 | from 1914 to 1918
the 1920s | 1920s
the 19th century | 19th century
14:30 | 2:30 pm
14:30 | 14.30
2 pm | 14:00
9 a.m. | 09:00
committee | comittee
the government | goverment
environmental permit | enviromental permit
receiver | reciever
organisation | organization
the centre | the center
licence | license
labour law | labor law
cooperation | co-operation
email | e-mail
self-insurance | self insurance
smoke detectors | smoke detector
the Harbour Master | harbour master
applies | applied
World War II | World War 2
hydrogen & oxygen | hydrogen and oxygen
"""
ENGLISH_NOT = """
between -25 and -18 degrees | 18 to 25 degrees
between -25 and -18 degrees | -20 to -18 degrees
fire | fir
fire | fine
loss | lose
no | now
now | no
bank | tank
rent | rant
cash | cast
wage | wave
north | south
trial | trail
angle | angel
diary | dairy
quiet | quite
casual | causal
affect | effect
principal | principle
complement | compliment
coastal | costal
lessor | lessee
lessor | lesser | What does the lessee pay the lessor?
mortgagor | mortgagee
increase | decrease
interstate | intrastate
inflammable | non-flammable
hyperthermia | hypothermia
statute | statue
prosecute | persecute
ingenious | ingenuous
14 days | 3 weeks
14 days | 14 weeks
14 days | 14 | How long does the tenant have?
14 days | 14 | How many weeks does the tenant have?
25 % | 0.025
25 | 0.25
1,800 | 1.8
1.8 | 1,800
0.25 | 250
250 | 0,250
1.5 million | 1.5
1.5 million | 15 million
20,000 | 20
-18 °C | 18 °C
18 °C | -18 °C
20 °C | 20 °F
5 kg | 5 g
100 m² | 100 m
60 km/h | 60 km
60 km/h | 60 mph
5-10 % | 5 %
5-10 % | 10-5 %
half | a third
twice a year | twice a month
17 May | 17 June
17 May | 5/18
1914-1918 | 1914-19
14:30 | 4:30 pm
14:30 | 2:30 am
2 pm | 2 am
World War II | World War I
at least 14 days | 14 days or less
30 days | 1 month
plaintiff | defendant
"""
NORWEGIAN_RIGHT = """
14 dager | 2 uker
to uker | 14 dager
24 timer | ett døgn
90 minutter | 1,5 time
90 minutter | halvannen time
90 minutter | en og en halv time
6 måneder | et halvt år
6 måneder | et halvår
3 måneder | ett kvartal
18 måneder | halvannet år
15 minutter | et kvarter
30 minutter | en halv time
25 % | 0,25
25 % | 1/4
25 prosent | en fjerdedel
25 prosent | en kvart
50 % | halvparten
50 % | en halv
1/3 | en tredjedel
minst 14 dager | 14 dager eller mer
klokken 08.00 | kl 8
36 timer | halvannet døgn
–5 °C | minus fem grader
1000 | 1 000
1 000 | 1.000
1 000 | ett tusen
1 000 | tusen
1 500 000 kroner | 1,5 millioner kroner
1 500 000 kroner | halvannen million kroner
2,5 milliarder | 2,5 mrd
250 | to hundre og femti
250 | tohundreogfemti
27 | tjuesju
27 | syv og tjue
5–10 % | 5-10 prosent
5–10 % | mellom fem og ti prosent
5 kg | 5kg
5 kg | 5000 gram
3 mil | 30 km
100 kvadratmeter | 100 kvm
100 kvadratmeter | 100 m²
60 km/t | 60 kilometer i timen
20 °C | 20 grader
20 °C | 20 celsius
-18 grader | minus 18 grader
-18 grader | 18 minusgrader
500 kroner | 500,-
500 kroner | kr 500
500 kroner | 500 NOK
2 dl | 0,2 liter
14 dager | 14 | Hvor mange dager er fristen?
30 % | 30 | Hvor mange prosent holdes tilbake?
to ganger | 2 | Hvor mange ganger kan det fornyes?
12. mars 2021 | 12/3-2021
12. mars 2021 | 12.03.21
12. mars 2021 | 2021-03-12
12. mars 2021 | 12 March 2021
12. mars 2021 | den 12. mars 2021
17. mai | 17.5.
17. mai | 17.5
17. mai | 17/5
17. mai | syttende mai
1940–1945 | 1940-45
1940–1945 | fra 1940 til 1945
kl. 14.30 | 14:30
kl. 14 | klokka 14
kl. 14 | 14.00
generalforsamlingen | generalforsamlig
kontingent | kontigent
arbeidsmiljøloven | arbeidsmiljoloven
arbeidsmiljøloven | arbeidsmiljølven
styreleder | styrelederen
styreleder | styre leder
brannslukkingsapparat | brannslukingsapparat
e-post | epost
boken | boka
kastet | kasta
fram | frem
båt | baat
håndverkere | handverkere
sjøfartsdirektoratet | sjofartsdirektoratet
rør og ventiler | rør & ventiler
første | 1.
tredje | 3.
"""
NORWEGIAN_NOT = """
tap | tak
tap | topp
lån | lønn
lån | lan
nå | na
hus | hud
leie | lege
bygg | brygg
skatt | skritt
vekt | vekst
forbud | forbund
styre | styrke
leire | leie
hund | hånd
kjøp | kjøl
skade | skape
fisk | risk
innkjøp | utkjøp
utleier | leietaker
utleier | leier
formue | formål
selger | velger
arbeidsgiver | arbeidstaker
inntekt | inntak
pålegg | tillegg
kreditor | debitor
14 dager | 14 uker
14 dager | 14 | Hvor lang er fristen?
1 500 | 1,5
1,5 | 1.500
25 % | 2,5 %
25 % | 1/5
-18 grader | 18 grader
5 kg | 5 g
3 mil | 3 km
500 kroner | 500 euro
100 kvadratmeter | 100 kubikkmeter
60 km/t | 60 km
17. mai | 18. mai
17. mai | 17/6
12. mars 2021 | 12. april 2021
kl. 14.30 | 13:30
kl. 14 | kl. 4
halvparten | en tredel
1940–1945 | 1940-44
første | 2.
minst 14 dager | høyst 14 dager
"""


def judged(language: Language, line: str, low: float | None = None) -> Grade:
    """The grade of one line."""
    right, given, *question = (part.strip() for part in line.split("|"))
    prompt = question[0] if question else ""
    known = words_of(MODELS)
    return grade(Expected(language, (right,), low=low), given, prompt, known)


def lines_of(text: str) -> list[str]:
    """The lines of a table."""
    return text.strip().splitlines()


TABLES = [
    pytest.param(Language.ENGLISH, ENGLISH_RIGHT, True, id="english-right"),
    pytest.param(Language.ENGLISH, ENGLISH_NOT, False, id="english-not"),
    pytest.param(Language.BOKMAL, NORWEGIAN_RIGHT, True, id="norwegian-right"),
    pytest.param(Language.BOKMAL, NORWEGIAN_NOT, False, id="norwegian-not"),
]


@pytest.mark.parametrize(("language", "table", "right"), TABLES)
def test_every_line_of_the_table(language: Language, table: str, right: bool) -> None:
    def agrees(line: str) -> bool:
        return (judged(language, line).verdict is Verdict.RIGHT) is right

    assert [line for line in lines_of(table) if not agrees(line)] == []


@pytest.mark.parametrize(("language", "table", "right"), TABLES)
def test_a_number_is_judged_alike_as_a_number_and_as_words(
    language: Language, table: str, right: bool
) -> None:
    numbers = [line for line in lines_of(table) if any(map(str.isdigit, line.split("|")[0]))]
    assert [
        line
        for line in numbers
        if (judged(language, line, 1.0).verdict is Verdict.RIGHT) is not right
    ] == []
