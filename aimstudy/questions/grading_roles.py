"""Who does it to whom, when it is done, and which part of a time: what the same words leave open.

"Wellington defeated Napoleon" and "Wellington was defeated by Napoleon" have the same words; so
have the early and the late 1800s but for one. Asked of an answer that would count as right.
"""

import re
from unicodedata import combining, normalize

from aimstudy.domain.quiz import GradeReason, Verdict
from aimstudy.language.words import word_set
from aimstudy.questions.grading_words import plain_ordinals

Judged = tuple[Verdict, GradeReason]
_WRONG: Judged = (Verdict.WRONG, GradeReason.OTHER)
_OTHER: Judged = (Verdict.NEARLY, GradeReason.OTHER)
_LESS: Judged = (Verdict.NEARLY, GradeReason.LESS_EXACT)
_EXTRA: Judged = (Verdict.NEARLY, GradeReason.EXTRA)

_WORDS = re.compile(r"[^\W\d_]+")
_AUXILIARIES = word_set("is are was were be been being gets got ble blir bli blitt er var vært")
_AGENT = word_set("by av")
_NO_OBJECT = word_set("by av of to for på til")  # behind a noun of doing: ``_relation`` looks there
_SMALL = word_set(
    """
    the a an of to in on at and or by that which who it its their his her this these those as for
    en ei et den det de av til i på og eller som seg sin sitt sine med fra ved
    """
)
_ENDINGS = (
    "ing", "ene", "ed", "es", "en", "er", "et", "te", "de", "s", "e", "t", "d", "n",
)  # fmt: skip
_LEAST = 3  # letters of a stem
_WITHIN = 3  # words between a helping verb and its participle


def other_role(right: str, given: str, prompt: str) -> Judged | None:
    """Doing and being done to, doer and done-to, what was and what will be, forms and accents."""
    return (
        _voice(right, given)
        or _relation(right, given)
        or _tense(right, given)
        or _form(right, given, prompt)
    )


_FORM_ASKED = re.compile(
    r"\b(?:plural|singular|flertall|entall|past tense|past participle|preteritum|perfektum|presens"
    r"|(?:first|second|third) person|comparative|superlative|komparativ|superlativ|ubestemt"
    r"|bestemt (?:form|entall|flertall)"
    r"|conjugat\w+|infinitive?)\b",
    re.I,
)
_LANGUAGE_ASKED = re.compile(
    r"\b(?:spanish|french|german|italian|portuguese|czech|polish|turkish|swedish|spansk|fransk|tysk"
    r"|italiensk|portugisisk|tsjekkisk|polsk|tyrkisk|svensk)\w*",
    re.I,
)


def _form(right: str, given: str, prompt: str) -> Judged | None:
    """Where the form of a word is asked, or a word of another language, each letter counts.

    An accent too many is never a slip; one that is missing may be, outside of such questions.
    """
    one, two = (_WORDS.findall(normalize("NFC", text.lower())) for text in (right, given))
    if _FORM_ASKED.search(prompt):
        return None if set(one) <= set(two) else _OTHER
    bare_one, bare_two = ([_bare(word) for word in words] for words in (one, two))
    if one == two or bare_one != bare_two:
        return None
    added = any(a != b and a == _bare(a) for a, b in zip(one, two, strict=True))
    return _OTHER if added or _LANGUAGE_ASKED.search(prompt) else None


def _bare(word: str) -> str:
    """Without accents; letters of the own alphabet are letters."""
    return "".join(
        c if c in "æøåäö" else "".join(x for x in normalize("NFD", c) if not combining(x))
        for c in word
    )


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word


def _passives(words: list[str]) -> dict[str, int]:
    """Stems of what is said to be done by somebody, with their places."""
    found = {}
    for place, word in enumerate(words):
        if word in _SMALL or word in _AUXILIARIES:
            continue
        before = words[max(0, place - _WITHIN) : place]
        after = words[place + 1 :]
        helped = any(each in _AUXILIARIES for each in before)
        agents = after[:-1] if helped else after[:-1][:1]
        if any(each in _AGENT for each in agents):
            found[_stem(word)] = place
    return found


def _voice(right: str, given: str) -> Judged | None:
    """ "X defeated Y" is not "X was defeated by Y"; turned round with its words it is the same."""
    one, two = (_WORDS.findall(text.lower()) for text in (right, given))
    for said, other in ((one, two), (two, one)):
        passive, elsewhere = _passives(said), _passives(other)
        for stem, place in passive.items():
            if stem in elsewhere:
                continue
            active = next((n for n, word in enumerate(other) if _stem(word) == stem), None)
            if active is None or not _acts(other, active):
                continue
            kept = _content(said[:place]) & _content(other[active + 1 :])
            if not kept:
                return _WRONG
    return None


def _acts(words: list[str], place: int) -> bool:
    """Somebody or something stands behind a verb, no helping verb before it."""
    before = words[max(0, place - _WITHIN) : place]
    after = words[place + 1 :]
    if any(each in _AUXILIARIES for each in before) or (after and after[0] in _NO_OBJECT):
        return False
    return bool(_content(after))


def _content(words: list[str]) -> set[str]:
    return {_stem(word) for word in words} - {_stem(word) for word in _SMALL | _AUXILIARIES}


_RELATION = re.compile(
    r"([^\W\d_]{3,}) (of|by|to|av|til|på) (?:(?:the|an?|den|det|de|sin|its|their) )?([^\W\d_]{3,})"
)


def _relation(right: str, given: str) -> Judged | None:
    """ "the murder of Caesar" is not "the murder by Caesar"."""
    one, two = (
        {(_stem(a), _stem(b)): way for a, way, b in _RELATION.findall(_plain(text))}
        for text in (right, given)
    )
    turned = any(two.get(pair, way) != way for pair, way in one.items())
    return _OTHER if turned else None


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


_FUTURE = re.compile(r"\b(?:will|shall|(?:is|are) (?:to be|going to)|vil|skal|kommer til å)\b")
_IS = re.compile(r"\b(?:is|are|er)\b")
_WAS = re.compile(r"\b(?:was|were|var)\b")
_PAST = re.compile(r"\b(?:was|were|had|has been|have been|ble|hadde|har blitt|er blitt)\b")


def _tense(right: str, given: str) -> Judged | None:
    """What will be was not yet; what was may be no more, so that the person decides."""
    one, two = (text.lower() for text in (right, given))
    for said, other in ((one, two), (two, one)):
        if _only(_FUTURE, _PAST, said) and _only(_PAST, _FUTURE, other):
            return _WRONG
        if _only(_IS, _WAS, said) and _only(_WAS, _IS, other):
            return _OTHER
    return None


def _only(one: re.Pattern[str], other: re.Pattern[str], text: str) -> bool:
    return bool(one.search(text)) and not other.search(text)


_PERIOD = re.compile(
    r"\d0s\b|\bcentur(?:y|ies)\b|\bdecades?\b|-tallet\b|-?årene\b|\bårhundre\w*|\btiår\w*", re.I
)
_PARTS = (
    ("first half", r"first half|earlier half|første halv(?:del|part)|første halvdelen"),
    ("second half", r"(?:second|latter|last) half|(?:andre|annen|siste) halv(?:del|part)\w*"),
    ("early", r"early|beginning|start|outset|opening|tidlig|begynnelsen|starten|innledningen"),
    ("middle", r"mid|middle|midten|midt"),
    ("late", r"late|end|close|latter part|sent|slutten|utgangen"),
)
_PART = tuple((name, re.compile(rf"\b(?:{words})\b", re.I)) for name, words in _PARTS)


_EXCEPT = re.compile(r"\b(?:but|except|unlike|bortsett|unntatt|utenom)\b", re.I)
_SPAN = re.compile(
    r"\b(\d{2,3}0)(?:['’]?s\b|[ -]?(?:tallet|årene))|\b(\d\d?)(?:st|nd|rd|th|\.)(?!\w)", re.I
)


def _spans(text: str) -> set[str]:
    """The decades and centuries that are named: "the 17th or 18th century" names two."""
    plain = plain_ordinals(plain_ordinals(text.lower(), english=True), english=False)
    return {decade or century for decade, century in _SPAN.findall(plain)}


def other_part(right: str, given: str) -> Judged | None:
    """The early 1800s are not the late ones, and less exact without either; nor are two one."""
    if not (_PERIOD.search(right) and _PERIOD.search(given)):
        return None
    if _EXCEPT.search(given) and not _EXCEPT.search(right):
        return _WRONG
    if len(_spans(given)) > len(_spans(right)):
        return _EXTRA
    one, two = ({name for name, part in _PART if part.search(text)} for text in (right, given))
    if one == two:
        return None
    if one and two:
        return _WRONG if not one & two else _OTHER
    return _LESS if one else _EXTRA
