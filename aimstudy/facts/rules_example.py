"""A rule for what is named as an example: "a benchmark such as X", "for eksempel Y"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from aimstudy.domain.fact import FactKind
from aimstudy.facts.asking import body, pieces, subject_words
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.enumerations import split_list

_MAX_HOST = 6
_INFINITIVE = re.compile(r"^(?:to|å) \w+ ")
_MAX_EXAMPLE = 12


@clause_rule("example")
def example(view: ClauseView) -> Iterator[FactDraft]:
    """ "a benchmark such as X" answers "What is named as an example of a benchmark?"."""
    if view.clause.kind is ClauseKind.RESTRICTIVE:
        return
    for host, named in pairwise(view.clause.segments):
        if named.kind is not SegmentKind.EXAMPLE:
            continue
        value = body(view.item, named)
        of = _host(view, host)
        words = view.item.parse.words[named.body : named.end]
        if words and (words[0].tag == "NUM" or words[0].lower in ("no", "at", "minst", "høyst")):
            return
        named_things = any(word.tag in ("NOUN", "PROPN") for word in words)
        if not of or not named_things or len(value.split()) > _MAX_EXAMPLE:
            return
        items = split_list(value, view.item.grammar)
        answers = items if len(items) > 1 else (value,)
        yield FactDraft(
            FactKind.LIST if len(answers) > 1 else FactKind.EXAMPLE,
            "example",
            of,
            "example",
            answers,
            value,
            _question(view, of, len(answers) > 1),
            exhaustive=False,
            rank=6,
        )
        return


def _host(view: ClauseView, host: Segment) -> str:
    """What the example is one of: the subject of a definition, or the phrase before it."""
    if view.clause.verbs.copula and host.kind is SegmentKind.OBJECT and host.relative > 0:
        return subject_words(view)
    if host.kind not in (SegmentKind.OBJECT, SegmentKind.PHRASE) or host.relative > host.body:
        return ""
    text = view.item.asked(host.body, host.end, view.clause)
    text = _INFINITIVE.sub("", (text or "").strip(" ,"))
    if any(word.tag == "NUM" for word in view.item.parse.words[host.body : host.end]):
        return ""
    nouns = [w for w in view.item.parse.words[host.body : host.end] if w.tag == "NOUN"]
    return text if nouns and 1 <= len(text.split()) <= _MAX_HOST and "," not in text else ""


def _question(view: ClauseView, of: str, several: bool) -> dict[str, str]:
    if view.item.grammar.english:
        finite, noun = ("are", "examples") if several else ("is", "an example")
        return pieces("What", finite, "", f"named as {noun} of {of}")
    return pieces("Hva", "nevnes", "", f"som {'eksempler' if several else 'eksempel'} på {of}")
