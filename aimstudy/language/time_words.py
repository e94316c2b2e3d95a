"""Words that name times: days, months, seasons, units; and phrases that say when or how long."""

from aimstudy.language.tokens import Tokens
from aimstudy.language.words import word_set

DAYS = word_set(
    """
    january february march april may june july august september october november december januar
    februar mars mai juni juli oktober desember monday tuesday wednesday thursday friday saturday
    sunday mandag tirsdag onsdag torsdag fredag lørdag søndag
    """
)
UNITS = word_set(
    """
    second seconds minute minutes hour hours day days week weeks month months year years decade
    decades century centuries fortnight weekend weekends quarter quarters semester semesters night
    nights morning afternoon evening season seasons sekund sekunder minutt minutter time timer
    timene dag dager dagen døgn uke uker uken uka måned måneder måneden år året årene tiår århundre
    århundret kvartal kvartalet helg helgen natt natten morgen ettermiddag kveld kvelden semester
    semesteret halvår halvåret årtusen tiåret tiårene sesong sesongen gang ganger times
    """
)
SEASONS = word_set(
    """
    spring summer autumn fall winter midnight noon christmas easter våren sommeren høsten vinteren
    vår sommer høst vinter jul jula julen påske påsken midnatt today tomorrow yesterday now nå
    1800-tallet 1900-tallet
    """
)
EVERY = word_set("every each last next this hver hvert neste forrige sist siste samme")
_PER_OR_EVERY = EVERY | {"per"}


def names_time(t: Tokens, start: int, end: int) -> bool:
    """ "1950", "May 2012", "every year", "the 19th century", "two weeks", "kl. 14"."""
    words = [t.lower(at) for at in range(start, end)]
    if not words:
        return False
    if any(word in DAYS and word not in ("may", "march") for word in words):
        return True
    if any(word in ("may", "march", "mars") for word in words) and len(words) > 1:
        return any(word[:1].isdigit() for word in words) or words[-1] in ("may", "march", "mars")
    if any(t.words[at].text in ("May", "March") for at in range(start, end)):
        return True
    last = words[-1]
    if is_year(last):
        return True
    decade = ("-tallet", "-årene")
    if any(w.endswith(decade) or w == "årene" or w in SEASONS for w in words):
        return True
    if any(word in UNITS for word in words[-2:]) or words[0] in ("kl", "kl.", "klokka", "klokken"):
        return True
    return len(words) > 1 and words[0] in _PER_OR_EVERY and any(word in UNITS for word in words)


def is_year(word: str) -> bool:
    """Four digits between 1000 and 2199, a range of them, or a decade ("1950s")."""
    digits = word[:4]
    rest = word[4:].lstrip("-–").removesuffix("s").removesuffix("-tallet").removesuffix("-årene")
    known = len(digits) == 4 and digits.isdigit() and "1000" <= digits < "2200"
    return known and (not rest or rest.isdigit())


def names_duration(t: Tokens, start: int, end: int) -> bool:
    """ "almost 36 hours", "to år", "a week": a number and a unit of time."""
    words = [t.lower(at) for at in range(start, end)]
    counted = any(
        t.is_number(at) or t.lower(at) in ("a", "an", "en", "et", "several", "flere", "many")
        for at in range(start, max(start, end - 1))
    )
    return counted and any(word in UNITS for word in words)
