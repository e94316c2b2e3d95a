"""Numbers that are limits: "at least 20", "up to 15 percent", "12 eller flere". Knows no facts.

What holds at least 20 also holds at least 5: an option that says so is no wrong one. So a limit is
asked for as such ("At least how many ...?"), or not among options.
"""

import re
from enum import Enum

_NOT_MORE = re.compile(
    r"\b(?:no|not|never|ikke|aldri) (?:be |være |vare )?(?:more|longer|later|higher|greater|larger|"
    r"older|bigger|above|over|exceed|beyond|mer|flere|lenger|lengre|senere|høyere|større|eldre|"
    r"overstige)\b|\b(?:nor|n['’]t) (?:exceed|more than)\b",
    re.I,
)
_NOT_LESS = re.compile(
    r"\b(?:no|not|never|ikke|aldri) (?:be |være |vare )?(?:less|fewer|shorter|earlier|lower|"
    r"smaller|younger|below|under|mindre|færre|kortere|tidligere|lavere|yngre)\b",
    re.I,
)
_MOST = re.compile(
    r"\b(?:at (?:the )?most|up to|as (?:many|much|long|high|far) as|less than|fewer than|"
    r"shorter than|under|below|within|maximum|max|at the latest|"
    r"or (?:less|fewer|under|shorter|younger)|"
    r"høyst|opptil|inntil|opp til|så (?:mange|mye|lenge|høyt) som|mindre enn|færre enn|"
    r"(?:small|thinn|light|cheap|cold|cool|slow|low|weak|narrow|clos|near)er than|"
    r"(?:lav|smal|tynn|lett|billig|kald|grunn|svak|sakt|nærm|sval)ere enn|yngre enn|"
    r"kortere enn|innen|maks\w*|senest|eller (?:mindre|færre|under|kortere|yngre))\b",
    re.I,
)
_LEAST = re.compile(
    r"\b(?:at (?:the )?least|more than|longer than|older than|over|above|upwards of|minimum|min|"
    r"(?:steep|high|great|larg|bigg|heavi|thick|wid|deep|tall|hott|warm|fast|strong|broad|rich)er "
    r"than|(?:bratt|høy|bred|tykk|dyp|varm|rask|sterk|dyr|hard)ere enn|"
    r"større enn|tyngre enn|"
    r"or (?:more|over|longer|older|above)|minst|minimum|mer enn|flere enn|lenger enn|eldre enn|"
    r"eller (?:mer|flere|over|lenger|lengre|eldre)|og oppover|and (?:over|above|older))\b",
    re.I,
)
_LEADING = re.compile(
    r"(?:at (?:the )?(?:least|most)|(?:no|not) (?:more|less|fewer) than|(?:more|less|fewer) than|"
    r"up to|over|above|under|below|a (?:minimum|maximum) of|minst|høyst|maksimalt|opptil|inntil|"
    r"(?:ikke )?(?:mer|flere|mindre|færre) enn)(?= \S)",
    re.I,
)
_HOW = re.compile(
    r"(?:how (?:many|much|long|far|old|high|tall|deep|wide|large|big|heavy|fast|often)|"
    r"hvor (?:mange|mye|lenge|langt?|gamm?elt?|gamle|høyt?|dypt?|bredt?|stort?|store|tungt?|"
    r"ofte))\b",
    re.I,
)


# What is done "by 1 April" is done by 1 June as well.
_OPEN_TIME = re.compile(
    r"\b(?:by|before|until|till|after|since|from|innen|før|etter|fra|inntil|til|senest|tidligst|siden|"
    r"at the latest|no later than)\s+(?:the\s+|den\s+)?(?:(?:end|start|beginning|slutten|"
    r"starten)\s+(?:of|av)\s+)?(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?)?$",
    re.I,
)


class Bound(Enum):
    """Which side of a number is open."""

    LEAST = "least"  # greater numbers as well
    MOST = "most"  # smaller ones


def bound_in(text: str) -> Bound | None:
    """What a number with these words around it is a limit of; None for a plain number.

    >>> bound_in("no fewer than 20"), bound_in("12 eller flere"), bound_in("20 members")
    (<Bound.LEAST: 'least'>, <Bound.LEAST: 'least'>, None)
    """
    for found, bound in (
        (_NOT_MORE, Bound.MOST),
        (_NOT_LESS, Bound.LEAST),
        (_MOST, Bound.MOST),
        (_LEAST, Bound.LEAST),
    ):
        if found.search(text):
            return bound
    return None


def opens_a_time(before: str) -> bool:
    """Whether a date after these words is a limit.

    >>> opens_a_time("if it is paid by 1 "), opens_a_time("on 1 "), opens_a_time("senest i ")
    (True, False, False)
    """
    return _OPEN_TIME.search(before) is not None


def asked_as_limit(prompt: str, answer: str) -> tuple[str, str] | None:
    """The question for a limit, and the words that begin its answer; None without such a form.

    >>> asked_as_limit("How many members must it have?", "at least 20")
    ('At least how many members must it have?', 'at least ')
    """
    lead = _LEADING.match(answer)
    if lead is None or not _HOW.match(prompt) or bound_in(answer[lead.end() :]):
        return None
    said = lead.group()
    return f"{said[0].upper()}{said[1:]} {prompt[0].lower()}{prompt[1:]}", f"{said} "
