"""Splits running text into sentences by punctuation, with abbreviation lists per language.

Works on cleaned text and returns offsets. Knows nothing of articles.
"""

import re

from aimstudy.domain.article import Language
from aimstudy.language.words import word_set

_CLOSERS = r"[\"')\]»”’¹²³⁴-⁹]*(?:\[\d{1,3}\])*"
_END = re.compile(
    rf"(?<![.!?…])[.!?…]+{_CLOSERS}(?=\s)"
    r"|(?<=[^\W_])[.!?]+[\"')\]»”’]*(?=[A-ZÆØÅ](?:[a-zæøå]|\s))"  # a space is missing
)
_NEXT = re.compile(r"\s*[\"'(\[«“‘„]*(?P<first>[^\W_]|[$€£])")
_NEXT_WORD = re.compile(r"\s*[\"'(\[«“‘„]*(?P<word>[^\W_]+(?:\.[A-Z]\b)*\.?)")
_LAST_WORD = re.compile(r"[^\s(\[\"'«“]+$")
_DOTTED = re.compile(r"[A-ZÆØÅ](?:\.[A-ZÆØÅ])+")
_WINDOW = 60

_ALWAYS = {  # never end a sentence: titles before names, and words that lead on
    Language.ENGLISH: word_set(
        """
    mr mrs ms messrs dr prof st hon rev gen col capt lt sgt maj cmdr sen rep gov pres supt
    e.g i.e eg ie vs v cf viz figs secs chs arts pp approx ca al eds mt
    """
    ),
    Language.BOKMAL: word_set(
        """
    bl.a f.eks t.eks ca cirka jf jfr ev evt hhv st art dr prof adv dir adm d.v.s dvs m.a.o
    fr hr fru ing sivil f.o.m t.o.m avd inkl ekskl maks vs utg forf ang vedr pga p.g.a mht
    m.h.t i.h.t iht ifm i.f.m eg bl st.meld ot.prp prop meld innst gj.sn tidl nåv kgl jur
    """
    ),
}
_NUMBERED = {  # stand before a number or a letter; else a word like any other
    Language.ENGLISH: word_set("no nos fig vol sec eq ch p pt para c nr art app ed max min"),
    Language.BOKMAL: word_set(
        "nr kl kap s pkt art § avsn bd par pgf tlf fig tab vol del min bokst lov kr"
    ),
}
_MAYBE = {  # may end a sentence: only before a word that often opens one
    Language.ENGLISH: word_set("inc co corp ltd bros ph.d m.a b.a b.sc m.sc ll.m jr sr dept est"),
    Language.BOKMAL: word_set("inc ltd co corp ph.d"),
}
_MONTHS = word_set(
    "jan feb mar apr jun jul aug sep sept oct okt nov dec des mill mrd pst approx ca"
)
_OPENERS = {
    Language.ENGLISH: word_set(
        """
    the a an it its this that these those he she they his her their in on at for to from if
    when while although as after before since there however some many most all each every and
    but or so candidates members we you i our your both either neither no not one two three
    such under with by during once only what who how why
    """
    ),
    Language.BOKMAL: word_set(
        """
    det den de en et ei dette denne disse han hun vi du jeg hans hennes deres i på for å av til
    fra med ved hvis når mens selv som etter før siden der derfor noen mange alle hver og men
    eller så kandidatene medlemmene både ingen ikke én to tre under hva hvem hvordan hvorfor om
    """
    ),
}
_SHORT_NAME = re.compile(
    r"(?:Chr|Th|Fr|Ph|Hj|St|Sv|Kr|Joh|Edv|Fred|Fredr|Alb|Herm|Nic|Jac|Wm|Geo|Chas|Thos|Wilh)"
)  # "Chr. Berg", "Th. Lie", but not "three Cs."
_LETTERED = word_set(  # "Plan A.": the letter is no initial
    """
    plan vitamin type class grade group part section schedule form model team annex hepatitis
    klasse gruppe del vedlegg trinn serie blokk form modell lag alternativ option step
    """
)
_ORDINAL_LEADS = word_set("den i sin hver")


def sentence_spans(text: str, language: Language) -> list[tuple[int, int]]:
    """Offsets of the sentences of ``text``, without surrounding space."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        follow = _NEXT.match(text, match.end())
        if follow and _ends(text, start, match, follow, language):
            _add(spans, text, start, match.end())
            start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends(
    text: str, start: int, match: re.Match[str], follow: re.Match[str], language: Language
) -> bool:
    nxt = _next_word(text, match.end())
    first = follow["first"]
    if first.islower() and not re.match(r"[a-z][A-ZÆØÅ]", nxt):
        return False
    head = text[max(start, match.start() - _WINDOW) : match.start()]
    if head.rstrip().endswith(","):
        return False
    found = _LAST_WORD.search(head)
    word = found.group() if found else ""
    opens = nxt.lower() in _OPENERS[language]
    if follow.start("first") == match.end():
        return opens or (word.islower() and word.isalpha() and len(word) > 2 and "." not in nxt)
    single_point = match.group()[:1] == "." and match.group()[:2] != ".."
    if not single_point or not word:
        return True
    return _word_ends(head, word, nxt, opens, language)


def _next_word(text: str, at: int) -> str:
    found = _NEXT_WORD.match(text, at)
    return found["word"] if found else ""


def _word_ends(head: str, word: str, nxt: str, opens: bool, language: Language) -> bool:
    """True when a point after ``word``, the last of ``head``, ends the sentence."""
    lower = word.lower()
    before = head[: len(head) - len(word)].rstrip()
    if word.isdigit():
        return _number_ends(before, word, nxt, opens, language)
    if lower in _NUMBERED[language] and (nxt[:1].isdigit() or len(nxt.rstrip(".")) == 1):
        return False
    abbreviated = lower in _ALWAYS[language] or lower.startswith("cand.")
    if abbreviated and (len(word) > 1 or word.islower()):
        return False
    if lower in _MONTHS:
        return not nxt[:1].isdigit() and not (len(nxt) > 1 and nxt.isupper())
    if lower in _MAYBE[language] or _DOTTED.fullmatch(word):
        return opens
    if len(word) == 1 and word.isupper() and _is_initial(before, nxt):
        return opens and len(nxt) > 1
    return opens or not (_SHORT_NAME.fullmatch(word) and nxt[:1].isupper())


def _number_ends(before: str, word: str, nxt: str, opens: bool, language: Language) -> bool:
    """Not in "1. Apply" at a sentence's beginning, nor in Norwegian "2. 3." or "i 2. Divisjon"."""
    if len(word) > 2:
        return True
    if not before or before.endswith((":", ";")):
        return False
    if language is not Language.BOKMAL:
        return True
    lead = before.rsplit(None, 1)[-1].lower()
    return not nxt[:1].isdigit() and (opens or lead not in _ORDINAL_LEADS)


def _is_initial(before: str, nxt: str) -> bool:
    """A single capital before a point, with a name on both sides ("Jo J. Hansen", "J. Hansen")."""
    earlier = before.rsplit(None, 1)[-1] if before else ""
    named = nxt[:1].isupper() and (len(nxt) > 1 or nxt.endswith("."))
    lettered = earlier.lower() in _LETTERED or earlier == nxt
    return named and not lettered and (not earlier or earlier[:1].isupper())
