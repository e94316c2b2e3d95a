"""Rules for words as words: what a foreign one means, what a species is called in Latin."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import pieces
from aimstudy.facts.drafts import FactDraft, sentence_rule
from aimstudy.facts.vocabulary import lower_first

_TONGUES_EN = (
    "Middle English|Old English|Old Norse|Middle Dutch|Low German|"
    "Latin|Greek|French|German|Italian|Spanish|Portuguese|Dutch|Arabic|Japanese|Chinese|Sanskrit|"
    "Norse|Norwegian|Danish|Swedish|Turkish|Persian|Hebrew|Russian|English|Hindi|Malay|Finnish|"
    "Icelandic|Polish|Celtic|Gaelic|Welsh|Sami"
)
_TONGUES_NB = (
    "latin(?:ske|sk)?|grek?esk(?:e)?|gresk(?:e)?|fransk(?:e)?|tysk(?:e)?|italiensk(?:e)?|"
    "spansk(?:e)?|portugisisk(?:e)?|nederlandsk(?:e)?|nedertysk(?:e)?|arabisk(?:e)?|japansk(?:e)?|kinesisk(?:e)?|"
    "norrøn(?:e)?|norrønt|engelsk(?:e)?|persisk(?:e)?|hebraisk(?:e)?|russisk(?:e)?|samisk(?:e)?|"
    "islandsk(?:e)?|finsk(?:e)?|dansk(?:e)?|svensk(?:e)?"
)
_MEANS = re.compile(
    rf"\b(?P<word>(?:the (?:old |ancient |medieval )?(?:{_TONGUES_EN})"
    rf"(?: (?:word|phrase|term|verb|noun|expression))?|"
    rf"(?:det (?:gamle )?)?(?:{_TONGUES_NB})"
    r"(?: (?:ordet|uttrykket|verbet|begrepet|substantivet))?) "
    r"(?P<form>[\w'-]+(?: [\w'-]+){0,2}))"
    r"(?P<gloss>,? (?:meaning|which means|that means|som betyr|altså|det vil si) [\"“«'‘]?|"
    r",? (?:for )?[\"“«‘])(?P<sense>(?:the |a |an |to |å |en |et )?[\w-]+(?: [\w-]+){0,4})"
    r"[\"”»'’]?(?=[.,;)]|$)"
)


@sentence_rule("word-sense")
def word_sense(item: Analysed) -> Iterator[FactDraft]:
    """ "from the French phrase en bloc, meaning all together": what "en bloc" means."""
    for match in _MEANS.finditer(item.sentence.clean):
        word, sense = match["word"], match["sense"]
        if any(c.isdigit() for c in word + sense):
            continue
        if item.grammar.english:
            parts = pieces("What", "does", word, "mean")
        else:
            parts = pieces("Hva", "betyr", word)
        kind = FactKind.DEFINITION
        yield FactDraft(kind, "word-sense", word, "means", (sense,), sense, parts, rank=3)


_LATIN = re.compile(
    r"^(?P<name>(?:(?:The|A|An) )?[A-ZÆØÅ]?[\w-]+(?: [\w-]+){0,2}) "
    r"\((?P<latin>[A-Z][a-z]{2,} [a-z]{3,})\)"
)


@sentence_rule("latin-name")
def latin_name(item: Analysed) -> Iterator[FactDraft]:
    """ "The eider (Somateria mollissima) is a duck": its scientific name."""
    match = _LATIN.match(item.sentence.clean)
    if not match or not item.topic.mentioned(match["name"]):
        return
    name, latin = match["name"], match["latin"]
    if any(not r.compound for r in item.parse.lexicon.readings(latin.split()[1])):
        return  # "(Bergen meeting)"
    shown = lower_first(name, item.vocabulary)
    if item.grammar.english:
        parts = pieces("What", "is", "the scientific name", f"of {shown}")
    else:
        parts = pieces("Hva", "er", "det vitenskapelige navnet", f"på {shown}")
    yield FactDraft(FactKind.SYNONYM, "latin-name", name, "is", (latin,), latin, parts, rank=2)
