"""What an article is about, in the forms its sentences use, so that "it" can be put into words.

A pronoun that cannot be resolved surely gives no card.
"""

import re
from dataclasses import dataclass

from aimstudy.domain.article import ArticleText, Language
from aimstudy.facts.vocabulary import Vocabulary, lower_first
from aimstudy.language.clauses import ClauseKind, Parse
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import word_set

_ACRONYM = re.compile(r"\(([A-ZÆØÅ][A-ZÆØÅ0-9]{1,7})\)")
_GENITIVE_NB = {
    "formålet": "formålet med",
    "målet": "målet med",
    "hensikten": "hensikten med",
    "fokuset": "fokuset til",
    "kostnaden": "kostnaden for",
    "prisen": "prisen for",
    "kravet": "kravet for",
    "kravene": "kravene for",
    "varigheten": "varigheten av",
    "pensumet": "pensumet for",
    "opplæringen": "opplæringen i",
}
_OF_EN = word_set(
    """
    purpose aim goal emphasis focus cost price duration curriculum objective
    """
)


@dataclass(frozen=True, slots=True)
class Topic:
    """``label`` is the name used inside a sentence ("the AIM"); empty where none is sure."""

    label: str
    acronym: str
    names: tuple[str, ...]
    compounds: frozenset[str]  # nouns used together with the acronym, in small letters

    def is_subject_of(self, subject: str) -> bool:
        """True when a pronoun after a sentence about ``subject`` means the topic.

        An abbreviation in it is enough ("training in the AIM program ... it"); a plain name has
        to be the whole subject, for "boliglånsforskriften" is not "boliglånet".
        """
        if self.acronym:
            return re.search(rf"\b{re.escape(self.acronym)}\b", subject) is not None
        bare = re.sub(r"^(?:the|an?|et|en|ei|den|det) ", "", subject.lower())
        return any(bare == name for name in self.names)

    def mentioned(self, text: str) -> bool:
        """True when ``text`` names the topic."""
        lower = text.lower()
        return any(name in lower for name in self.names)


def find_topic(article: ArticleText, first: Parse | None, vocabulary: Vocabulary) -> Topic:
    """Name the topic from the title and the first sentence that defines it."""
    title = re.sub(r"\s+", " ", article.title)
    found = _ACRONYM.search(title)
    acronym = found.group(1) if found else ""
    full = _ACRONYM.sub("", title).split(":")[0].strip(" -–")
    if not acronym and re.fullmatch(r"[A-ZÆØÅ][A-ZÆØÅ0-9]{1,7}", full):
        acronym = full
    if not acronym and full:
        inside = re.search(re.escape(full) + r"\s*" + _ACRONYM.pattern, article.text, re.I)
        acronym = inside.group(1) if inside else ""
    names = tuple(name.lower() for name in (acronym, full) if name)
    compounds = _compounds(article.text, acronym)
    label = _label(article, acronym, full, first, vocabulary)
    return Topic(label, acronym, names, compounds)


def _compounds(text: str, acronym: str) -> frozenset[str]:
    if not acronym:
        return frozenset()
    pattern = re.compile(rf"\b{re.escape(acronym)}(?:-| |\)-|\) )([^\W\d_]{{4,}})")
    return frozenset(match.group(1).lower() for match in pattern.finditer(text))


def _label(
    article: ArticleText, acronym: str, full: str, first: Parse | None, vocabulary: Vocabulary
) -> str:
    english = article.language is Language.ENGLISH
    subject = _defining_subject(first)
    if acronym:
        bare = re.sub(
            rf"(?:[Aa]n? |[Tt]he )?{re.escape(full)}\s*\({acronym}\)", acronym, subject, flags=re.I
        )
        if english:
            noun = bare.removeprefix(acronym).strip() if bare.startswith(acronym) else ""
            noun = noun.lower() if noun.isalpha() else ""
            article_used = bool(re.search(rf"\b[Tt]he {acronym}\b", article.text)) or bool(noun)
            return " ".join(p for p in ("the" if article_used else "", acronym, noun) if p)
        return bare if re.fullmatch(rf"{acronym}(?:-\w+)?", bare) else acronym
    head = full.lower()
    if subject and head and (head in subject.lower() or subject.lower() in head):
        return lower_first(subject, vocabulary)
    proper = full and len(re.findall(rf"(?<=[a-zæøå,] ){re.escape(full)}\b", article.text)) > 0
    return full if proper else ""


def _defining_subject(first: Parse | None) -> str:
    if first is None:
        return ""
    for clause in first.clauses:
        if clause.kind is ClauseKind.MAIN and (clause.verbs.copula or clause.verbs.passive):
            return first.span_text(clause.subject)
    return ""


_QUESTION_WORDS = word_set(
    "what who how why when where which that at rather than instead last next "
    "hva hvem hvordan hvorfor hvor når hvis"
)


@dataclass(frozen=True, slots=True)
class Before:
    """The subject of the sentence before, in the same block; empty where there is none."""

    subject: str = ""
    plural: bool = False


def resolve_subject(
    subject: str, g: Grammar, topic: Topic, before: Before, vocabulary: Vocabulary
) -> str | None:
    """The subject in words that stand alone, without a sentence capital; None where unsure."""
    words = subject.split()
    if not words:
        return None
    lower = words[0].lower()
    if lower in _QUESTION_WORDS:
        return None
    if len(words) == 1 and lower in g.pronouns:
        return _pronoun(lower, g, topic, before)
    if lower in g.possessives and len(words) < 7:
        return _possessive(lower, words, g, topic, before)
    demonstrative = (
        "this",
        "these",
        "those",
        "such",
        "denne",
        "dette",
        "disse",
        "slik",
        "slike",
        "slikt",
        "that",
    )
    if lower in demonstrative:
        return _demonstrative(words, g, topic)
    if lower in g.pronouns and len(words) > 1 and lower not in ("det", "den", "de", "i"):
        return None
    bare = _ASIDE.sub("", subject)
    return expand(lower_first(bare, vocabulary), g, topic)


_ASIDE = re.compile(r" \((?![A-ZÆØÅ]{2,}\))[^()\d]*\)")  # "(Castor fiber)", but no abbreviation


def _pronoun(lower: str, g: Grammar, topic: Topic, before: Before) -> str | None:
    if lower in ("it", "det", "den"):
        if not before.subject or topic.is_subject_of(before.subject):
            return topic.label or None
        return None if before.plural or _other_gender(lower, before.subject) else before.subject
    if lower in ("they", "de"):
        return before.subject if before.subject and before.plural else None
    return None


def _other_gender(pronoun: str, subject: str) -> bool:
    """ "den" after a neuter noun, or "det" after a genitive, means something else."""
    words = re.split(r" (?:for|med|til|av|i|på|fra|om|of) ", subject, maxsplit=1)[0].split()
    if pronoun == "it":
        return len(words) > 2 and words[0].endswith(("'s", "’s"))
    if len(words) > 1 and words[0].lower().endswith(("ens", "ets", "enes")):
        return True
    ending = {"den": "et", "det": "en"}[pronoun]
    return len(words) == 1 and words[0][:1].islower() and words[0].endswith(ending)


def _possessive(
    lower: str, words: list[str], g: Grammar, topic: Topic, before: Before
) -> str | None:
    plural = lower in ("their", "deres")
    owner = _pronoun("they" if plural else "it", g, topic, before)
    if owner is None:
        return None
    rest = " ".join(words[1:])
    if g.english:
        if len(owner.split()) > 3 or owner.endswith("s"):
            return f"the {rest} of {owner}"
        return f"{owner}'s {rest}"
    return None


def _demonstrative(words: list[str], g: Grammar, topic: Topic) -> str | None:
    """ "This designation" is the topic when the text also says "AIM designation"."""
    if len(words) == 2 and words[1].lower() in topic.compounds and topic.acronym:
        return f"the {topic.acronym} {words[1].lower()}" if g.english else None
    return None


def expand(phrase: str, g: Grammar, topic: Topic) -> str:
    """ "the designation" to "the AIM designation", "formålet" to "formålet med AIM"."""
    if not topic.acronym or topic.mentioned(phrase):
        return phrase
    if g.english:
        return _expand_en(phrase, topic)
    lower = phrase.lower()
    if lower in _GENITIVE_NB and topic.label:
        return f"{_GENITIVE_NB[lower]} {topic.label}"
    words = phrase.split()
    if len(words) == 1 and lower in topic.compounds:
        return f"{topic.acronym}-{lower}"
    last = words[-1].lower() if words else ""
    if last in topic.compounds and len(words) > 1 and words[-2].lower() not in g.determiners:
        return " ".join([*words[:-1], f"{topic.acronym}-{last}"])
    return phrase


def _expand_en(phrase: str, topic: Topic) -> str:
    words = phrase.split()
    lower = phrase.lower()
    if len(words) == 2 and words[0].lower() == "the" and words[1].lower() in _OF_EN and topic.label:
        return f"{lower} of {topic.label}"
    pattern = re.compile(r"\b(the|that|this) ([a-z]{4,})(?! of\b)(?=$|[ ,])")

    def name(match: re.Match[str]) -> str:
        return (
            f"the {topic.acronym} {match.group(2)}"
            if match.group(2) in topic.compounds
            else match.group()
        )

    return pattern.sub(name, phrase, count=1)
