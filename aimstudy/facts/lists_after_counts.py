"""A number of things against the names of them behind it: "They are A, B and C.", ": A and B"."""

import re
from collections.abc import Iterator, Sequence

from aimstudy.domain.article import BlockKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.number_kin import kin
from aimstudy.facts.number_mentions import Mention, mentions
from aimstudy.facts.rules_counted_list import total_of
from aimstudy.language.enumerations import split_list
from aimstudy.language.grammar import Grammar
from aimstudy.language.quantities import QuantityKind
from aimstudy.language.words import TENSES, Word, word_set

_NEAR = 3  # 37 offices are not listed by naming three
_LEAST = 3  # "they are safe and cheap" lists nothing
_ALL = re.compile(
    r"^(?:[^,.;:]{1,40}, )?(?:(?P<they>they|these|those|de|disse|dette)|"
    r"(?:the|de) (?:\w+ )?(?P<noun>\w+)|(?P<definite>\w+ene)) "
    r"(?:(?:are|were) (?:shared out|divided|split) (?:among|between)|fordeles (?:på|mellom)|"
    r"(?:are|were|er|blir) (?:called|named|kalt)|are|were|er|var|heter)"
    r"(?: then| in order| da|, (?:in order|i rekkefølge),)?:? (?P<list>[^;:()]+)\.$",
    re.I,
)
_OWN = re.compile(
    r"^[^:]+?(?::|, (?:which are|which is to say|namely|nemlig|som er)) (?P<list>[^;:()]+)\.$"
)
_LOOSE = re.compile(
    r", (?:who|which|where|when|while|but|not|for example|such as|including|som|der|hvor|mens|men|"
    r"ikke|for eksempel|blant annet|for instance|plus|pluss|as well as|samt|along|together|sammen|"
    r"first|then|først|deretter|så)\b|"
    r"\b(?:either|or|eller|enten|among others)\b|^(?:first|både|both|only|kun|bare) ",
    re.I,
)
_SEATS = word_set("seat place post position member plass verv medlem sete")
_HOLDERS = word_set("director member delegate seat person medlem representant styremedlem")


def counts_and_named(items: Sequence[Analysed]) -> Iterator[tuple[Mention, Analysed, int]]:
    """Each exact number with the sentence that names another number of these things."""
    for at, item in enumerate(items):
        if item.supposed:
            continue
        before = items[max(at - 2, 0) : at]
        for mention, names in (*_behind(item, before), *_own(item)):
            stated, total = int(mention.measure.low), total_of(names, item.grammar)
            named = total if total > len(names) else len(names)
            if stated not in (len(names), total) and abs(stated - named) <= _NEAR:
                yield mention, item, named


def _behind(
    item: Analysed, before: Sequence[Analysed]
) -> Iterator[tuple[Mention, tuple[str, ...]]]:
    """ "three steps ... They are A, B and C.": ``before`` are the sentences in front."""
    match = _ALL.match(item.sentence.clean)
    if match is None or item.sentence.block is BlockKind.BULLET:
        return
    names = _names(item, match)
    for mention in _told(before[-1:] if match["they"] else before, item) if names else ():
        if match["they"] or _means(_named(item, match), mention):
            yield mention, names


def _own(item: Analysed) -> Iterator[tuple[Mention, tuple[str, ...]]]:
    """ "three documents are needed: A, B and C"; "four modules, which are A, B and C"."""
    match = _OWN.match(item.sentence.clean)
    names = _names(item, match) if match else ()
    if match is None or not names:
        return
    told = [m for m in _counted((item,)) if m.measure.start < match.start("list")]
    for mention in told if len(told) == 1 else ():
        words = [w for w in item.parse.words if mention.measure.end < w.end < match.start("list")]
        nouns = [w for w in words if w.tag in ("NOUN", "PROPN")]
        alone = bool(nouns) and (nouns[-1].lemma or nouns[-1].lower).lower() == mention.noun
        if _exact(mention) and alone:
            yield mention, names


def _names(item: Analysed, match: re.Match[str]) -> tuple[str, ...]:
    """The things named, each by a noun of its own; empty where the text is no clear list."""
    text, g = match["list"], item.grammar
    names = () if _LOOSE.search(text) else split_list(text, g)
    words = [w for w in item.parse.words if match.start("list") <= w.start]
    said = any(w.tag in ("VERB", "AUX") and w.form in TENSES for w in words)
    if len(names) < _LEAST or said or _shares_a_lead(names, g) or words[0].tag in ("ADV", "ADP"):
        return ()
    bare = all(" " not in name for name in names)
    return () if bare and _are_adjectives(words) else names


def _shares_a_lead(names: tuple[str, ...], g: Grammar) -> bool:
    """ "experts in law, tax and trade" are no three things."""
    opened = any(word in g.prepositions for word in names[0].lower().split()[1:])
    return opened and all(len(name.split()) == 1 for name in names[1:])


def _are_adjectives(words: Sequence[Word]) -> bool:
    plain = [w for w in words if w.tag not in ("PUNCT", "CCONJ")]
    return any(w.tag == "ADJ" for w in plain) and not any(w.text[:1].isupper() for w in plain)


def _told(before: Sequence[Analysed], item: Analysed) -> Iterator[Mention]:
    """The only number of things in each of the sentences in front, in the same section."""
    counted = [m for m in _counted(before) if m.item.sentence.section == item.sentence.section]
    for mention in counted:
        if sum(m.item is mention.item for m in counted) == 1 and _exact(mention):
            yield mention


def _counted(items: Sequence[Analysed]) -> list[Mention]:
    return [m for m in mentions(items) if m.measure.kind is QuantityKind.COUNT]


def _exact(mention: Mention) -> bool:
    exact = mention.measure.low == mention.measure.high and not mention.bound
    return exact and bool(mention.noun) and mention.measure.low > 1 and not mention.narrowing


def _named(item: Analysed, match: re.Match[str]) -> str:
    """The lemma of the subject: "step" of "The next steps are ..."."""
    start = match.start("noun") if match["noun"] else match.start("definite")
    return next(((w.lemma or w.lower).lower() for w in item.parse.words if w.start == start), "")


def _means(noun: str, mention: Mention) -> bool:
    """ "the steps" of "three steps"; "the seats" of "five directors"."""
    if noun in _SEATS and mention.noun in _HOLDERS:
        return True
    return bool(noun) and kin(noun, mention.noun, mention.item.grammar.language)
