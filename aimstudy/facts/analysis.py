"""A sentence made ready for the rules: its clauses, its subjects in words, its quantities."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from aimstudy.domain.article import ArticleText, BlockKind, Sentence
from aimstudy.domain.progress import Progress, counted, unheard
from aimstudy.facts.announced import stated
from aimstudy.facts.example_sections import Telling
from aimstudy.facts.expletives import is_expletive
from aimstudy.facts.nouns_back import Context
from aimstudy.facts.resolution import resolve
from aimstudy.facts.sentences import Structured
from aimstudy.facts.statements import single_statements, whole_statement
from aimstudy.facts.supposing import about_thing, names_thing, opener_size, stated_in_example
from aimstudy.facts.text_lists import TextList
from aimstudy.facts.topic import Topic, expand_subject, find_topic
from aimstudy.facts.vocabulary import Vocabulary, lower_first, vocabulary_of
from aimstudy.facts.wording import Resolution, shown, whole_subject
from aimstudy.language.clauses import Clause, ClauseKind, Parse, Segment, SegmentKind
from aimstudy.language.grammar import Grammar, grammar_of
from aimstudy.language.lexicon import NOUN, Lexicon
from aimstudy.language.models import LanguageModels
from aimstudy.language.parser import parse_sentence
from aimstudy.language.quantities import Measure, find_measures
from aimstudy.language.words import Word, word_set


@dataclass(slots=True)
class Analysed:
    """One sentence with what the rules need; ``subjects[i]`` belongs to ``parse.clauses[i]``."""

    sentence: Sentence
    article: ArticleText
    grammar: Grammar
    topic: Topic
    parse: Parse
    measures: list[Measure]
    vocabulary: Vocabulary
    subjects: list[str | None] = field(default_factory=list)
    resolution: Resolution = field(default_factory=Resolution)
    label: str = ""  # the term or run-in heading it stands under: "Premium" in "- Premium: ..."
    listed: TextList | None = None  # the points below that it announces
    supposed: bool = False  # in a made-up example: what it says is not so
    statement: str = ""  # the sentence standing alone; empty where something points outside
    singles: tuple[str, ...] = ()  # of several main clauses each that stands alone

    def stated(self, value: str) -> str:
        """The shortest statement that holds ``value`` once, else the whole one."""
        found = [text for text in (*self.singles, self.statement) if text.count(value) == 1]
        return min(found, key=len, default=self.statement)

    def shown(self, start: int, end: int) -> str | None:
        """Words ``start:end`` standing alone; None where something in them points outside."""
        return shown(self.parse, self.resolution, start, end)

    def asked(self, start: int, end: int, clause: Clause) -> str | None:
        """The same for a question about ``clause``, which names the clause's subject."""
        return shown(self.parse, self.resolution, start, end, clause.subject)

    def says_enough(self, start: int, end: int, clause: Clause) -> bool:
        """True when pronouns in ``start:end`` can only mean what a question on ``clause`` names."""
        words, found = self.parse.words, self.resolution
        if any(start <= at < end and not _names_again(words, at) for at in found.loose):
            return False
        return all(
            meant.start < clause.end for at, meant in found.inner.items() if start <= at < end
        )


def _names_again(words: tuple[Word, ...], at: int) -> bool:
    """ "these items" after a clause that has named them."""
    return words[at].tag == "DET" and at + 1 < len(words) and words[at + 1].tag in ("NOUN", "ADJ")


def analyse(
    structured: Structured, models: LanguageModels, progress: Progress = unheard
) -> list[Analysed]:
    """Parse every running sentence of at most 80 words, in order; ``progress`` gets 0-1."""
    article = structured.article
    chosen = stated(structured, models)
    parses = _parsed(structured, models, counted(chosen, progress, 0.0, 0.7))
    first = _defining(article, chosen, parses)
    lexicon = models.of(article.language).lexicon
    vocabulary = vocabulary_of(article.text, parses, lambda word: _has_word(lexicon, word))
    topic = find_topic(article, first, parses, vocabulary)
    found: list[Analysed] = []
    context = Context()
    last: Sentence | None = None
    telling = Telling()
    pairs = list(zip(chosen, parses, strict=True))
    for sentence, parse in counted(pairs, progress, 0.7, 1.0):
        fresh = last is None or not _same_block(article, last, sentence)
        if fresh:
            context = context.for_new_block()
        last = sentence
        if _ATTRIBUTED.search(sentence.clean):
            continue  # what somebody says is not what the article states
        opens = opener_size(sentence.clean) > 0
        block = _block(article, sentence) if fresh else ""
        item = Analysed(sentence, article, parse.grammar, topic, parse, [], vocabulary)
        item.supposed = telling.reads(parse, sentence, article, block)
        item.label = structured.labels[sentence.index]
        item.listed = next((e for e in structured.lists if e.intro == sentence.index), None)
        item.measures = find_measures(sentence.clean, parse.grammar)
        item.resolution, context = resolve(parse, topic, context, vocabulary)
        item.subjects = [_subject(item, at) for at in range(len(parse.clauses))]
        _state(item, opens)
        found.append(item)
    return found


def _parsed(
    structured: Structured, models: LanguageModels, sentences: Iterable[Sentence]
) -> list[Parse]:
    """Each sentence parsed in its own language, without the words that open an example."""
    parses = []
    for sentence in sentences:
        language = structured.languages[sentence.index] or structured.article.language
        thing = names_thing(sentence.clean)  # "Consider a mill ...", which tells somebody to do so
        supposed = 0 if thing else opener_size(sentence.clean)
        text = " " * supposed + sentence.clean[supposed:]
        parse = parse_sentence(grammar_of(language), text, models.of(language))
        _state_contrasts(parse)
        _hold_meanwhile(parse)
        parses.append(parse)
    return parses


def _state(item: Analysed, opens: bool) -> None:
    """Put in what the sentence says standing alone; ``opens`` where it begins an example."""
    told = (item.parse, item.resolution, item.subjects)
    item.statement = whole_statement(item.sentence, *told)
    if names_thing(item.sentence.clean):
        text = item.shown(0, len(item.parse.words)) or ""
        item.statement = about_thing(text, item.grammar.english)
    elif item.supposed:
        item.statement = stated_in_example(item.statement, opens, item.grammar.english)
    else:
        item.singles = tuple(single_statements(*told))


def _has_word(lexicon: Lexicon, word: str) -> bool:
    """A word of the lexicon that is hardly a name: names often look like compounds.

    The English lexicon holds names of places as well, but only as nouns in the singular.
    """
    found = [reading for reading in lexicon.readings(word) if not reading.compound]
    if not lexicon.english:
        bare = all(r.kind == NOUN and (r.code == "s" or r.lemma == word) for r in found)
        return bool(found) and not (bare and lexicon.names(word))  # "Lise", "Bjørn"
    return any(reading.kind != NOUN or reading.code == "p" for reading in found)


_CONTRASTING = word_set("while whereas mens")


def _state_contrasts(parse: Parse) -> None:
    """ "Mens banken krever gebyr, er posten gratis": the first clause states something as well."""
    for clause in tuple(parse.clauses):
        for segment in (*clause.fronts, *clause.segments):
            inside = segment in clause.segments and not segment.after_comma
            inside = inside or _defines_kind(parse, clause, segment)
            if segment.lead in _CONTRASTING and segment.clause >= 0 and not inside:
                parse.clauses[segment.clause].kind = ClauseKind.CONCESSIVE


def _hold_meanwhile(parse: Parse) -> None:
    """The same where the clause after "while" was read as a sentence of its own."""
    if not parse.clauses or not _says_kind(parse, parse.clauses[0]):
        return
    for clause in parse.clauses[1:]:
        start = clause.subject.start if clause.subject else 0
        meanwhile = start > 0 and parse.words[start - 1].lower in _CONTRASTING
        if meanwhile and clause.kind is ClauseKind.MAIN and not clause.verbs.copula:
            clause.kind = ClauseKind.SUBORDINATE


def _defines_kind(parse: Parse, clause: Clause, segment: Segment) -> bool:
    """ "X is a deposit held by a clerk, while two owners settle a sale": when it is held."""
    first = clause.segments[0] if clause.segments else None
    if segment.clause < 0 or segment is first or not _says_kind(parse, clause):
        return False
    return not parse.clauses[segment.clause].verbs.copula


def _says_kind(parse: Parse, clause: Clause) -> bool:
    """ "X is a deposit", "X er et depositum"."""
    first = clause.segments[0] if clause.segments else None
    kinds = ("a", "an", "en", "et", "ei")
    return clause.verbs.copula and first is not None and parse.words[first.body].lower in kinds


_ATTRIBUTED = re.compile(
    r"[,”»\"?!] ?(?:sier|sa|mener|mente|skriver|skrev|forteller|fortalte|forklarer|hevder|hevdet|"
    r"said|says|argues|argued|claims|claimed|wrote|told) (?![^,.;]{0,50}\b(?:at|that)\b)"
    r"(?:[\w.-]+ )?[\w.-]+"
    r"|, (?:[A-ZÆØÅ][\w.-]+(?: and | og | )){1,4}(?:argued?s?|says?|said|claim(?:ed|s)?|wrote|"
    r"writes?|believed?s?|contend(?:ed|s)?|hevder|hevdet|mener|mente|skriver|skrev),"
)


def _defining(article: ArticleText, sentences: list[Sentence], parses: list[Parse]) -> Parse | None:
    body = [
        p for s, p in zip(sentences, parses, strict=True) if s.block is not BlockKind.DESCRIPTION
    ]
    return body[0] if body else None


def _block(article: ArticleText, sentence: Sentence) -> str:
    """The paragraph of ``sentence``, from there on."""
    return re.split(r"\r?\n\r?\n|\r\r", article.text[sentence.start :], maxsplit=1)[0]


def _same_block(article: ArticleText, last: Sentence, this: Sentence) -> bool:
    if this.block is BlockKind.BULLET or last.block is not this.block:
        return False
    between = article.text[last.end : this.start]
    return (
        "\n\n" not in between.replace("\r\n", "\n").replace("\r", "\n")
        and last.section == this.section
    )


_QUESTION_WORDS = word_set(
    "what who how why when where which that at rather than instead last next "
    "hva hvem hvordan hvorfor hvor når hvis"
)
_ASIDE = re.compile(r" \((?![A-ZÆØÅ]{2,}\))[^()\d]*\)")  # "(Castor fiber)", but no abbreviation


def _subject(item: Analysed, at: int) -> str | None:
    """The subject of a clause in words that stand alone, without a sentence capital."""
    clause = item.parse.clauses[at]
    if clause.kind is ClauseKind.COORDINATED and 0 <= clause.host < at:
        return _subject(item, clause.host)
    text = item.parse.span_text(clause.subject)
    if clause.kind is ClauseKind.RELATIVE and (
        not _simple_noun(text, item.grammar)
        or (item.grammar.english and _about_all(clause))
        or disagrees(item.parse, clause)
    ):
        return None
    if is_expletive(item.parse, clause):
        return text.lower()
    start, end = clause.subject.start, clause.subject.end
    words = item.parse.words[start:end]
    if (
        _is_cleft(item.parse, at)
        or _misread(item.parse, start, at)
        or _is_otherwise(item.parse, clause)
    ):
        return None
    if len(words) == 1 and words[0].tag == "ADV":
        return None  # "Indeed, but only if ...": the answer to a question before it
    if not words or words[0].lower in _QUESTION_WORDS | {"sin", "sitt", "sine"}:
        return None
    inner = item.resolution.inner.get(start)
    if inner and len(words) == 1:
        whole = whole_subject(item.parse, item.resolution, inner)
        known = lower_first(whole, item.vocabulary)
        return expand_subject(known, item.grammar, item.topic, item.supposed) or None
    found = shown(item.parse, item.resolution, start, end, clause.subject)
    if found is None or (len(words) == 1 and found.lower() in item.grammar.pronouns):
        return None
    bare = _ASIDE.sub("", found)
    if start not in item.resolution.swaps:
        bare = lower_first(bare, item.vocabulary)
    return expand_subject(bare, item.grammar, item.topic, item.supposed)


def _about_all(clause: Clause) -> bool:
    """ ", which means that ...": about the whole clause before it."""
    content = any(s.kind is SegmentKind.CONTENT for s in clause.segments)
    return content and clause.verbs.base in (
        "mean",
        "imply",
        "bety",
        "innebære",
        "gjøre",
        "medføre",
    )


def _is_cleft(parse: Parse, at: int) -> bool:
    """ "Det er leieren, ikke huset, avtalen er knyttet til": one statement, said in two halves."""
    pair = [c for c in parse.clauses[max(at - 1, 0) : at + 2] if c.kind is ClauseKind.MAIN]
    if parse.grammar.english or len(pair) < 2 or not pair[0].verbs.copula:
        return False
    opens = parse.span_text(pair[0].subject).lower() == "det"
    words = [word for word in parse.words if word.tag != "PUNCT"]
    stranded = bool(words) and words[-1].lower in (
        "til",
        "for",
        "på",
        "av",
        "om",
        "med",
        "i",
        "fra",
    )
    return opens and stranded


_OTHERWISE = word_set("otherwise else ellers")


def _is_otherwise(parse: Parse, clause: Clause) -> bool:
    """ "...; otherwise the ring is sold": true only if what stands before is not done."""
    start = min(clause.subject.start, clause.verbs.start)
    before = {word.lower for word in parse.words[max(start - 2, 0) : start]}
    return clause.kind is ClauseKind.MAIN and bool(before & _OTHERWISE)


def _misread(parse: Parse, start: int, at: int) -> bool:
    """ "To bring basis risk down, insurers ...": a noun was read as a verb, the purpose is lost."""
    before = parse.words[max(start - 3, 0) : start]
    if len(before) == 3 and [w.tag for w in before][::2] == ["SCONJ", "CCONJ"]:
        return True  # "whereas training and growth deals with": half of a name
    if not parse.grammar.english or not at:
        return False
    opening = parse.words[parse.clauses[0].subject.start : parse.clauses[0].subject.end]
    return len(opening) > 1 and opening[0].lower == "to" and opening[1].tag == "VERB"


def disagrees(parse: Parse, clause: Clause) -> bool:
    """ "in the early years, which suits ...": the verb tells that no years are meant."""
    words, finite = parse.words, clause.verbs.finite.lower()
    if not parse.grammar.english or clause.verbs.modal or not clause.subject:
        return False
    head = words[clause.subject_head] if clause.subject_head >= 0 else words[clause.subject.end - 1]
    if finite in ("is", "was", "has", "does"):
        singular = True
    else:
        singular = finite.endswith("s") and not finite.endswith("ss") and clause.verbs.lexical
    plural = head.tag == "NOUN" and head.number == "plur"
    return singular and plural


def _simple_noun(text: str, g: Grammar) -> bool:
    """A short noun phrase that "which" can only mean as a whole."""
    words = text.lower().split()
    loose = g.prepositions - {"of", "av"}
    verbs = any(w in g.finite_aux for w in words)
    if not words:
        return False
    opens = words[0] in g.determiners or words[0] in g.numbers or text[:1].isupper()
    short = len(words) <= 6 and not verbs and not any(w in loose for w in words)
    return short and (opens or len(words) <= 2)
