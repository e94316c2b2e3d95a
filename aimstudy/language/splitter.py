"""Splits running text into sentences by punctuation, with abbreviation lists per language.

Works on cleaned text and returns offsets. Knows nothing of articles.
"""

import re

from aimstudy.domain.article import Language
from aimstudy.language.words import word_set

_END = re.compile(r"[.!?…]+[\"')\]»”’]*(?=\s)")
_NEXT = re.compile(r"\s+[\"'(\[«“‘]*(?P<first>[^\W_]|[$€£§])")
_LAST_WORD = re.compile(r"[^\s(\[\"'«“]+$")
_WINDOW = 60

_ALWAYS = {
    Language.ENGLISH: word_set(
        """
    mr mrs ms dr prof st sr jr hon rev gen col capt lt sgt e.g i.e eg ie vs cf viz no nos vol
    fig figs eq sec secs ch chs art arts p pp approx ca al ed eds dept est min max mt ft jan
    feb mar apr jun jul aug sep sept oct nov dec
    """
    ),
    Language.BOKMAL: word_set(
        """
    bl.a f.eks t.eks ca cirka kl nr kap jf jfr ev evt hhv mill mrd st pst pkt art § s red dr
    prof adv dir adm mv.d d.v.s dvs m.a.o o.l.s fr hr fru ing cand sivil jan feb mar apr jun
    jul aug sep sept okt nov des f.o.m t.o.m tlf avd inkl ekskl maks min vs bd utg overs forf
    par ang vedr pga p.g.a mht m.h.t i.h.t iht ifm i.f.m fork eg bl st.meld ot.prp prop meld
    innst gj.sn o.a.s div tidl nåv f t d a
    """
    ),
}
_MAYBE = {  # may end a sentence: split only before a word that often opens one
    Language.ENGLISH: word_set("etc inc co corp ltd u.s u.k u.n a.m p.m ph.d m.a b.a bros e.u"),
    Language.BOKMAL: word_set("osv mv m.v m.m m.fl o.l o.a etc e.l o.s.v f.kr e.kr ltd as inc"),
}
_OPENERS = {
    Language.ENGLISH: word_set(
        """
    the a an it its this that these those he she they in on at for to if when while although
    as after before since there however some many most all each and but candidates we you
    """
    ),
    Language.BOKMAL: word_set(
        """
    det den de en et ei dette denne disse han hun vi i på for å hvis når mens selv som etter
    før siden der derfor noen mange alle hver og men kandidatene du
    """
    ),
}


def sentence_spans(text: str, language: Language) -> list[tuple[int, int]]:
    """Offsets of the sentences of ``text``, without surrounding space."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        follow = _NEXT.match(text, match.end())
        if follow and _ends(text, start, match, follow["first"], language):
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


def _ends(text: str, start: int, match: re.Match[str], first: str, language: Language) -> bool:
    if first.islower():
        return False
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    head = _LAST_WORD.search(text[max(start, match.start() - _WINDOW) : match.start()])
    if not head:
        return True
    word = head.group()
    lower = word.lower()
    if lower in _ALWAYS[language]:
        return False
    if lower in _MAYBE[language]:
        opener = re.compile(r"\s+[\"'(\[«“‘]*([^\W\d_]+)").match(text, match.end())
        return opener is not None and opener.group(1).lower() in _OPENERS[language]
    if len(word) == 1 and word.isupper() and _is_initial(text, match.start()):
        return False
    return not (
        word.isdigit() and len(word) <= 2 and language is Language.BOKMAL and first.isdigit()
    )


def _is_initial(text: str, at: int) -> bool:
    """A single capital before a point, with a name on both sides ("Jo J. Hansen", "J. Hansen")."""
    earlier = text[max(0, at - 40) : at - 1].rstrip().rsplit(" ", 1)[-1] if at > 1 else ""
    after = re.compile(r"\.\s+([A-ZÆØÅ][\w.]*)").match(text, at)
    named = after is not None and (len(after.group(1)) > 1 or after.group(1).endswith("."))
    return named and (not earlier or earlier[:1].isupper())
