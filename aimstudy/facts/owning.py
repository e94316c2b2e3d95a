"""Nouns that belong to what an article is about: "the head office" of a bank.

Which nouns those are depends on the class of thing: a bank has a head office, a policy a premium.
"""

import re

from aimstudy.language.words import word_set

_BODY = re.compile(
    r"\w*(?:bank|institusjon|tilsyn|fond|forening|forbund|selskap|kasse|foretak|etat|myndighet|"
    r"organisasjon|stiftelse|akademi|organ|råd|nemnd|verk|bedrift|konsern|byrå|direktorat)"
)
_COVER = re.compile(r"\w*(?:forsikring|polise|reassuranse|gjenforsikring)")
_COURSE = re.compile(
    r"\w*(?:tittel|betegnelse|fagbevis|sertifisering|program|utdanning|grad|kurs|sertifikat|studium)"
)
_PAPER = re.compile(
    r"\w*(?:obligasjon|lån|swap|bytteavtale|rentebytte|sertifikat|kreditt|terminkontrakt)"
)
_OWNED = (
    (
        _BODY,
        word_set(
            """
            hovedkontoret hovedsetet vedtektene medlemstallet eierne overskuddet
            virksomheten budsjettet representantskapet generalforsamlingen aksjekapitalen
            """
        ),
        "til",
    ),
    (_COVER, word_set("premien prisen"), "for"),
    (_COVER, word_set("dekningen"), "i"),
    (_COURSE, word_set("prisen studieavgiften pensumet læreplanen"), "for"),
    (_COURSE, word_set("undervisningen opplæringen"), "i"),
    (_PAPER, word_set("løpetiden"), "på"),
)
_OWNED_EN = (
    (
        re.compile(
            r"corporation|fund|bank|authority|agency|council|institute|association|society|"
            r"federation|foundation|union|commission|bureau|regulator|body"
        ),
        word_set("headquarters budget board statutes") | {"head office", "annual budget"},
        "of",
    ),
    (re.compile(r"insurance|policy|cover|coverage|reinsurance"), word_set("premium"), "for"),
    (
        re.compile(r"credential|designation|certification|title|qualification|certificate"),
        word_set("exam examination curriculum") | {"application fee", "exam fee"},
        "for",
    ),
)
_LONGEST_LABEL = 3


def owned_nouns(
    text: str, nouns: frozenset[str], label: str, english: bool = False
) -> tuple[tuple[str, str], ...]:
    """The nouns that mean the topic's own, with the preposition that names their owner.

    Not where the text itself gives such a noun an owner: then it may be another one's.
    """
    if not label or len(label.split()) > _LONGEST_LABEL:
        return ()
    kinds = " ".join(sorted(nouns)) or label.lower()
    found: dict[str, str] = {}
    for kind, owned, preposition in _OWNED_EN if english else _OWNED:
        if any(kind.fullmatch(word) for word in kinds.split()):
            known = (f"the {noun}" if english else noun for noun in owned)
            found |= {noun: preposition for noun in known if not _has_owner(text, noun)}
    return tuple(sorted(found.items()))


def _has_owner(text: str, noun: str) -> bool:
    return re.search(rf"\b{noun} (?:til|for|i|av|på|hos|som|ved)\b", text, re.I) is not None
