"""What only things do, whatever their names look like: come in sizes, need volts."""

import re

from aimstudy.facts.drafts import ClauseView
from aimstudy.language.words import word_set

_OFFERED = word_set("come sell exist ship komme finne finnes levere selge lage produsere")
_IN_SORTS = re.compile(
    r"(?:(?:in|i) )?(?:only |just |about |up to |bare |kun |opptil |hele )*"
    r"(?:\d+|[^\W\d_]+) (?:\w+ )?"
    r"(?:sets?|sizes?|colou?rs?|lengths?|widths?|heights?|forms?|shapes?|versions?|editions?|"
    r"varieties|types?|sorts?|kinds?|models?|volumes?|books|parts|packs?|pairs|grades|strengths|"
    r"flavou?rs|designs|materials|styles|"
    r"sett|størrelser?|farger?|lengder?|bredder?|høyder?|former?|utgaver?|versjoner?|varianter?|"
    r"typer?|sorter?|slag|modeller?|bind|bøker|deler?|pakker?|par|styrker?|smaker?|materialer|"
    r"utførelser)\b",
    re.I,
)
_FED = word_set("need use require draw run have trenge bruke kreve behøve ha")
_CURRENT = re.compile(
    r"(?:on |på )?(?:\w+ )*(?:\d[\d.,]*|[^\W\d_]+)[ -]?"
    r"(?:kilo|milli)?(?:volts?|watts?|amperes?|amps?|kw|kwh|hertz)\b",
    re.I,
)


def only_things_do(view: ClauseView) -> bool:
    """The clause says of its subject what is said of wares and machines, never of people."""
    verb, segments = view.clause.verbs.base, view.clause.segments
    if not segments:
        return False
    said = view.item.parse.slice(segments[0].start, segments[0].end)
    wares = verb in _OFFERED and _IN_SORTS.match(said) is not None
    return wares or (verb in _FED and _CURRENT.match(said) is not None)
