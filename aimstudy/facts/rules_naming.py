"""Rules for names: what an abbreviation stands for, and what else something is called."""

import re
from collections.abc import Iterator

from aimstudy.domain.fact import FactKind
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.asking import body, following, pieces, question_parts, wh_thing
from aimstudy.facts.drafts import ClauseView, FactDraft, clause_rule, one_answer, sentence_rule
from aimstudy.facts.vocabulary import lower_first
from aimstudy.language.clauses import ClauseKind, Segment, SegmentKind
from aimstudy.language.inflection import definite_phrase
from aimstudy.language.words import word_set

_INITIALS = re.compile(r"\(([A-ZÆØÅ][A-ZÆØÅa-z0-9&]{1,7})\)")


@sentence_rule("abbreviation")
def abbreviation(item: Analysed) -> Iterator[FactDraft]:
    """ "Full Name (FN)" answers "What does the abbreviation FN stand for?"."""
    for short, full in _shortened(item):
        if item.grammar.english:
            parts = pieces("What", "does", f"the abbreviation {short}", "stand for")
        else:
            parts = pieces("Hva", "står", f"forkortelsen {short}", "for")
        core = short == item.topic.acronym
        yield FactDraft(
            FactKind.ACRONYM,
            "abbreviation",
            short,
            "stands for",
            (full,),
            full,
            parts,
            core,
            rank=0,
        )


@sentence_rule("abbreviated")
def abbreviated(item: Analysed) -> Iterator[FactDraft]:
    """ "Full Name (FN)" answers "What is the abbreviation for Full Name?" as well."""
    for short, full in _shortened(item):
        the = "the " if f"the {full}" in item.sentence.clean.replace("The ", "the ") else ""
        full = the + lower_first(full, item.vocabulary)
        if item.grammar.english:
            parts = pieces("What", "is", "the abbreviation", f"for {full}")
        else:
            parts = pieces("Hva", "er", "forkortelsen", f"for {full}")
        yield FactDraft(
            FactKind.ACRONYM, "abbreviated", full, "short", (short,), short, parts, rank=3
        )


def _shortened(item: Analysed) -> Iterator[tuple[str, str]]:
    """Each abbreviation that the sentence explains, with what it stands for."""
    text = item.sentence.clean
    for match in (*_INITIALS.finditer(text), *_SHORT.finditer(text)):
        short = next(group for group in match.groups() if group)
        if sum(c.isupper() for c in short) < 2:
            continue
        before = text[: match.start()].rstrip(" ,(")
        full = _expansion(before, short) or _one_word(before, short, item)
        if full:
            yield short, full


_SHORT = re.compile(
    r"[,(–-] ?(?:abbreviated|shortened|forkortet|forkortes)(?: as| to| til)? "
    r"([A-ZÆØÅ][A-ZÆØÅa-z0-9&]{1,7})\b"
    r"|, (?:or|eller)(?: (?:simply|bare))? ([A-ZÆØÅ]{2,6})(?= for short|,|\.)"
)


def _one_word(before: str, short: str, item: Analysed) -> str:
    """ "Kredittilsynsrådet (KTR)": a long compound that opens the sentence."""
    letters = [c.lower() for c in short if c.isalpha()]
    alone = not item.grammar.english and before.isalpha() and len(before) > 9 and len(letters) > 2
    fits = alone and before[0].lower() == letters[0] and _subsequence(letters, list(before.lower()))
    return before if fits else ""


def _expansion(before: str, short: str) -> str:
    """The words right before the bracket whose letters spell the abbreviation."""
    words = before.split()[-(len(short) + 3) :]
    letters = [c.lower() for c in short if c.isalpha()]
    for size in range(1, len(words) + 1):
        tail = words[-size:]
        if tail[0][:1].lower() == letters[0] and _spells(tail, letters):
            return " ".join(tail)
    return ""


def _spells(words: list[str], letters: list[str]) -> bool:
    """Each letter opens a word or a part of a compound, in order; small words may be skipped."""
    text = " ".join(words).lower()
    initials = [w[0].lower() for w in re.split(r"[\s-]+", text) if w]
    if len(words) > 1 and _subsequence(letters, initials):
        return True
    return (
        len(letters) > 2 and len(words) >= 2 and _subsequence(letters, list(text.replace(" ", "")))
    )


def _subsequence(letters: list[str], within: list[str]) -> bool:
    found = iter(within)
    return all(any(letter == other for other in found) for letter in letters)


_ALSO_KNOWN = re.compile(
    r"(?:, (?:also |often |sometimes |commonly |popularly |likewise |otherwise |generally "
    r"|usually )?"
    r"| (?:also|often|sometimes|commonly|likewise|otherwise) )"
    r"(?:known as|called|termed|dubbed|referred to as)(?: the)? (?P<en>[^,.;()]{2,40})(?=[,.;)])"
    r"|,? (?:også|ofte|gjerne|vanligvis|noen ganger|iblant|på folkemunne)"
    r" (?:kalt|kjent som|omtalt som|betegnet som|betegnet) (?P<nb>[^,.;()]{2,40})(?=[,.;)])"
)


_KNOWN_FIRST = re.compile(
    r"(?:Also|Often|Sometimes|Commonly|Otherwise) (?:known as|called)(?: the)? "
    r"(?P<en>[^,.;()]{2,40}),"
    r"|Også (?:kalt|kjent som) (?P<nb>[^,.;()]{2,40}),"
)


@clause_rule("other-name")
def other_name(view: ClauseView) -> Iterator[FactDraft]:
    """ "X, also known as Y, ..." answers "What is another name for X?"."""
    item = view.item
    if view.clause.kind is not ClauseKind.MAIN or not item.parse.span_text(view.clause.subject):
        return
    after = item.parse.words[view.clause.subject.end - 1].end
    match = _ALSO_KNOWN.match(item.sentence.clean, after) or _KNOWN_FIRST.match(item.sentence.clean)
    if not match:
        return
    name = match["en"] or match["nb"]
    if item.grammar.english:
        parts = pieces("What", "is", "another name", f"for {view.subject}")
    else:
        parts = pieces("Hva", "er", "et annet navn", f"på {view.subject}")
    yield FactDraft(
        FactKind.SYNONYM, "other-name", view.subject, "called", (name,), name, parts, rank=1
    )


_SO_CALLED = re.compile(
    r"\b(?:an?|the) (?P<noun>(?!(?:an?|the) )[\w-]+(?: (?!(?:an?|the|to|with|for|from|by) )[\w-]+)"
    r"{0,3}), (?:an?|the) so-called (?P<name>[^,.;()]{2,40})"
    r"|\b(?P<det>en|et|ei) (?:egen |eget )?"
    r"(?P<ting>(?!(?:en|et|ei) )[\w-]+(?: (?!(?:en|et|ei|til|med|for|fra|av) )[\w-]+){0,3}),"
    r" (?:en|et|ei|den|det|de) såkalte? (?P<navn>[^,.;()]{2,40})"
)


@sentence_rule("so-called")
def so_called(item: Analysed) -> Iterator[FactDraft]:
    """ "a separate account, a so-called escrow account": what the account is called."""
    match = _SO_CALLED.search(item.sentence.clean)
    if match is None or (match["noun"] is None) is item.grammar.english:
        return
    name = (match["name"] or match["navn"]).strip()
    if item.grammar.english:
        thing, asked = (
            f"the {match['noun']}",
            pieces("What", "is", f"the {match['noun']}", "called"),
        )
    else:
        thing = definite_phrase(item.parse.lexicon, f"{match['det']} {match['ting']}")
        asked = pieces("Hva", "kalles", thing)
    if thing and len(name.split()) <= 5:
        yield FactDraft(
            FactKind.SYNONYM, "so-called", thing, "called", (name,), name, asked, rank=2
        )


_WORDED = re.compile(
    r"(?:the (?P<en>word|term|name|acronym|abbreviation|label|heading)|"
    r"(?P<nb>ordet|begrepet|navnet|forkortelsen|betegnelsen|stikkordet)) "
    r"(?P<name>\S+(?: \S+){0,4})$"
)
_WHICH = {
    "ordet": "hvilket ord",
    "begrepet": "hvilket begrep",
    "navnet": "hvilket navn",
    "forkortelsen": "hvilken forkortelse",
    "betegnelsen": "hvilken betegnelse",
    "stikkordet": "hvilket stikkord",
}


@clause_rule("worded")
def worded(view: ClauseView) -> Iterator[FactDraft]:
    """ "is sold under the name X" answers "Under which name is it sold?"."""
    for segment in view.clause.segments:
        if segment.kind is not SegmentKind.PHRASE or not segment.lead or segment.after_comma:
            continue
        match = _WORDED.fullmatch(body(view.item, segment))
        if match is None or "," in match["name"]:
            continue
        which = f"which {match['en']}" if match["en"] else _WHICH[match["nb"]]
        parts = question_parts(view, f"{segment.lead.capitalize()} {which}", (segment,))
        name = match["name"].strip("\"«»“”'‘’ ")
        if parts and name:
            yield one_answer(view, FactKind.SYNONYM, "worded", name, parts, rank=1)


_CALLING = word_set("call name term dub kalle betegne benevne")


_KNOWN_AS = re.compile(r"(?P<known>(?:best |better )?known as|kjent som) (?P<name>[^,;:]{2,50})$")


def _known_as(view: ClauseView, first: Segment, said: str) -> Iterator[FactDraft]:
    """ "is known as the roof": of a foreign name the parser may have cut off the last word."""
    known = _KNOWN_AS.match(said)
    beside = following(view, first)
    cut = beside if beside and beside.start == first.end and not beside.lead else None
    if known is None:
        return
    name = known["name"] + (f" {view.item.parse.segment_text(cut)}" if cut else "")
    ask, omit = wh_thing(view.item.grammar), (cut,) if cut else ()
    parts = question_parts(view, ask, omit, strand=(first, known["known"]))
    if parts:
        yield one_answer(view, FactKind.SYNONYM, "called", name, parts, True, 1)


@clause_rule("called")
def called(view: ClauseView) -> Iterator[FactDraft]:
    """ "The buyer is called the annuitant" answers "What is the buyer called?"."""
    verbs, segments, g = view.clause.verbs, view.clause.segments, view.item.grammar
    if not segments or _foreign_name(view):
        return
    first = segments[0]
    name = body(view.item, first)
    if verbs.copula and _KNOWN_AS.match(name):
        yield from _known_as(view, first, name)
        return
    if verbs.base == "hete":
        first = next((s for s in segments if s.kind is SegmentKind.OBJECT), first)
        name = body(view.item, first)
    elif verbs.base not in _CALLING or not verbs.passive:
        return
    name = re.sub(r",? (?:og|and) .*$", "", name) if "," in name else name
    if first.kind is not SegmentKind.OBJECT or not 1 <= len(name.split()) <= 6 or "," in name:
        return
    beside = following(view, first)
    if beside and beside.start == first.end and beside.kind is SegmentKind.OBJECT:
        return  # a name of several words that the parser has cut
    also = {a.lower() for a in verbs.adverbs} & {"also", "også"}
    som = "som" if verbs.base == "betegne" else ""  # "Hva betegnes X som?"
    behind = "" if g.english else " ".join([*also, som]).strip()
    parts = question_parts(view, wh_thing(g), (first,), behind)
    if parts and name[:1] not in "([":
        if also and g.english:
            parts["rest"] = f"also {parts['rest']}"
        yield one_answer(view, FactKind.SYNONYM, "called", name, parts, True, 1)


@clause_rule("called")
def called_abroad(view: ClauseView) -> Iterator[FactDraft]:
    """ "På engelsk heter den home insurance" answers "Hva heter X på engelsk?"."""
    name = _foreign_name(view)
    parts = question_parts(view, "Hva", tuple(view.clause.segments)) if name else None
    if parts:
        yield one_answer(view, FactKind.SYNONYM, "called", name, parts, True, 1)


_TONGUE = re.compile(
    r"på (?:engelsk|tysk|fransk|svensk|dansk|latin|italiensk|spansk|nederlandsk|samisk|nynorsk)",
    re.I,
)


def _foreign_name(view: ClauseView) -> str:
    """ "På engelsk heter den home and garden insurance, ...": foreign words up to a mark."""
    words, clause = view.item.parse.words, view.clause
    front = view.item.parse.span_text(clause.front).strip(" ,")
    start = max(clause.verbs.end, clause.subject.end)
    one = clause.subject.end - clause.subject.start == 1
    if (
        clause.verbs.base != "hete"
        or not _TONGUE.fullmatch(front)
        or not one
        or start >= len(words)
    ):
        return ""
    name = re.split(r"[,;:.(]", view.item.sentence.clean[words[start].start :])[0].strip(' «»"')
    return name if 1 <= len(name.split()) <= 6 and words[start].tag != "PRON" else ""


@clause_rule("meaning")
def meaning(view: ClauseView) -> Iterator[FactDraft]:
    """ "the word gemba, which means the real place" answers "What does the word gemba mean?"."""
    verbs, segments, g = view.clause.verbs, view.clause.segments, view.item.grammar
    if verbs.base not in ("mean", "bety") or verbs.modal or not segments:
        return
    first = segments[0]
    answer = view.item.parse.slice(first.start, segments[-1].end).strip(" ,;:")
    word = re.search(
        r"\b(?:word|term|name|verb|ord|ordet|begrepet|uttrykket|navnet)\b", view.subject
    )
    quoted = answer[:1] in "\"«“'‘" or view.subject[:1] in "\"«“'‘"
    if first.kind is SegmentKind.CONTENT or not (word or quoted) or len(answer.split()) > 12:
        return
    parts = question_parts(view, wh_thing(g), tuple(segments))
    if parts:
        several = answer.count("«") + answer.count("“") + answer.count('"') // 2 > 1
        bare = answer if several else answer.strip("\"«»“”'‘’ ")
        yield one_answer(view, FactKind.DEFINITION, "meaning", bare, parts, True, 2)
