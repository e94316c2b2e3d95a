"""A sentence made ready for the rules: its clauses, its subjects in words, its quantities."""

import re
from dataclasses import dataclass, field

from aimstudy.domain.article import ArticleText, BlockKind, Language, Sentence
from aimstudy.facts.topic import Before, Topic, find_topic, resolve_subject
from aimstudy.facts.vocabulary import Vocabulary, vocabulary_of
from aimstudy.language.clauses import Clause, ClauseKind, Parse, SegmentKind
from aimstudy.language.grammar import Grammar, grammar_of
from aimstudy.language.models import LanguageModels
from aimstudy.language.parser import parse_sentence
from aimstudy.language.quantities import Measure, find_measures
from aimstudy.language.words import word_set

MAX_WORDS = 80
MAX_CHARACTERS = 1200
MAX_SENTENCES = 3000
_SKIPPED = (BlockKind.TABLE, BlockKind.CODE, BlockKind.HEADING)


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
    statement: str = ""  # the sentence with its subject in words; empty where unsure


def analyse(
    article: ArticleText, languages: dict[int, Language], models: LanguageModels
) -> list[Analysed]:
    """Parse every running sentence of at most 80 words, in order."""
    chosen = [s for s in article.sentences if _readable(s)][:MAX_SENTENCES]
    parses = []
    for sentence in chosen:
        language = languages.get(sentence.section, article.language)
        parses.append(parse_sentence(grammar_of(language), sentence.clean, models.of(language)))
    first = _defining(article, chosen, parses)
    vocabulary = vocabulary_of(article.text)
    topic = find_topic(article, first, vocabulary)
    found: list[Analysed] = []
    before = Before()
    last: Sentence | None = None
    supposed = False
    for sentence, parse in zip(chosen, parses, strict=True):
        if last is None or not _same_block(article, last, sentence):
            before, supposed = Before(), False
        if _ATTRIBUTED.search(sentence.clean):
            last = sentence
            continue  # what somebody says is not what the article states
        supposed = supposed or _SUPPOSING.match(sentence.clean) is not None
        if supposed:
            last = sentence
            continue  # a made-up example states no facts
        item = Analysed(sentence, article, parse.grammar, topic, parse, [], vocabulary)
        item.measures = find_measures(sentence.clean, parse.grammar, parse.words)
        _resolve(item, before)
        before = _subject_for_next(item, before)
        last = sentence
        found.append(item)
    return found


_ATTRIBUTED = re.compile(
    r"[,”»\"?!] ?(?:sier|sa|mener|mente|skriver|skrev|forteller|fortalte|forklarer|hevder|hevdet|"
    r"said|says|argues|argued|claims|claimed|wrote|told) (?:[\w.-]+ )?[\w.-]+"
)
_SUPPOSING = re.compile(
    r"(?:suppose|imagine|assume|consider|let's|let us|say|picture|for example, (?:if|suppose)"
    r"|anta|tenk|forestill|la oss|sett|si) (?!is |are |er )",
    re.I,
)


def _readable(sentence: Sentence) -> bool:
    short = len(sentence.clean) <= MAX_CHARACTERS and sentence.clean.count(" ") < MAX_WORDS
    asks = sentence.clean.rstrip("\"'”» ").endswith("?")
    return short and not asks and sentence.block not in _SKIPPED


def _defining(article: ArticleText, sentences: list[Sentence], parses: list[Parse]) -> Parse | None:
    body = [
        p for s, p in zip(sentences, parses, strict=True) if s.block is not BlockKind.DESCRIPTION
    ]
    return body[0] if body else None


def _same_block(article: ArticleText, last: Sentence, this: Sentence) -> bool:
    if this.block is BlockKind.BULLET or last.block is not this.block:
        return False
    between = article.text[last.end : this.start]
    return (
        "\n\n" not in between.replace("\r\n", "\n").replace("\r", "\n")
        and last.section == this.section
    )


def _resolve(item: Analysed, before: Before) -> None:
    parse = item.parse
    local = before
    for clause in parse.clauses:
        text = parse.span_text(clause.subject)
        if clause.kind is ClauseKind.COORDINATED and clause.host >= 0:
            item.subjects.append(item.subjects[clause.host])
            continue
        if clause.kind is ClauseKind.RELATIVE and not _simple_noun(text, item.grammar):
            item.subjects.append(None)
            continue
        if is_expletive(parse, clause):
            item.subjects.append(text.lower())
            continue
        resolved = resolve_subject(text, item.grammar, item.topic, local, item.vocabulary)
        item.subjects.append(resolved)
        if resolved and clause.kind in (ClauseKind.CONCESSIVE, ClauseKind.MAIN):
            local = Before(resolved, _is_plural(parse, clause))
    item.statement = _statement(item)


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


_MANY = word_set("mange flere ulike særlig ikke noen få over minst omtrent rundt cirka")


def is_expletive(parse: Parse, clause: Clause) -> bool:
    """ "There are ...", "det finnes ...", "det kreves 30 år": the subject stands for nothing."""
    subject = parse.span_text(clause.subject).lower()
    if subject == "there":
        return True
    if subject != "det" or not clause.segments:
        return False
    verbs, first = clause.verbs, clause.segments[0]
    if verbs.base == "finnes":
        return True
    if first.kind is not SegmentKind.OBJECT:
        return False
    opening = parse.words[first.body]
    counted = (
        opening.text[:1].isdigit()
        or opening.lower in parse.grammar.numbers
        or opening.lower in _MANY
    )
    passive_with_object = verbs.passive and not verbs.copula
    return passive_with_object or (verbs.copula and counted)


def _statement(item: Analysed) -> str:
    """The whole sentence, standing alone; empty where something in it points outside."""
    parse, text = item.parse, item.sentence.clean
    mains = [
        (c, s)
        for c, s in zip(parse.clauses, item.subjects, strict=True)
        if c.kind in (ClauseKind.MAIN, ClauseKind.CONCESSIVE) and c.host < 0
    ]
    if not mains or any(s is None for _, s in mains):
        return ""
    for clause, subject in reversed(mains):
        original = parse.span_text(clause.subject)
        if subject is None or original.lower() == subject.lower():
            continue
        start = parse.words[clause.subject.start].start
        end = parse.words[clause.subject.end - 1].end
        opens = start == 0
        shown = subject[:1].upper() + subject[1:] if opens else subject
        text = text[:start] + shown + text[end:]
    return text


def _subject_for_next(item: Analysed, before: Before) -> Before:
    for clause, subject in zip(item.parse.clauses, item.subjects, strict=True):
        if clause.kind is ClauseKind.MAIN and clause.host < 0:
            text = item.parse.span_text(clause.subject).lower()
            if text in ("it", "det", "they", "de", "den", "there") and subject is None:
                return Before()
            if text in ("there", "det") and clause.verbs.copula:
                return before
            return Before(subject or "", _is_plural(item.parse, clause))
    return Before()


def _is_plural(parse: Parse, clause: Clause) -> bool:
    words = [w.lower for w in parse.words[clause.subject.start : clause.subject.end]]
    if any(w in parse.grammar.coordinators for w in words):
        return True
    finite = clause.verbs.finite.lower()
    if parse.grammar.english:
        if finite in ("is", "was", "has", "does"):
            return False
        if finite in ("are", "were", "have", "do"):
            return True
    head = words[0] if words else ""
    for i, word in enumerate(words):
        if word in parse.grammar.prepositions and i:
            head = words[i - 1]
            break
        head = word
    if parse.grammar.english:
        return head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return head.endswith(("er", "ene", "erne")) or head in parse.grammar.people
