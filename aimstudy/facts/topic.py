"""What an article is about, in the forms its sentences use, so that "it" can be put into words.

A pronoun that cannot be resolved surely gives no card.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aimstudy.domain.article import ArticleText, Language
from aimstudy.facts.owning import owned_nouns
from aimstudy.facts.topic_person import pronouns_of
from aimstudy.facts.vocabulary import Vocabulary, lower_first
from aimstudy.language.clauses import ClauseKind, Parse
from aimstudy.language.grammar import Grammar
from aimstudy.language.inflection import gender
from aimstudy.language.second_clauses import BEHIND
from aimstudy.language.words import word_set

_ACRONYM = re.compile(r"\(([A-ZÆØÅ][A-ZÆØÅ0-9]{1,7})\)")
_GENITIVE_NB = {
    "formålet": "formålet med",
    "målet": "målet med",
    "hensikten": "hensikten med",
    "fokuset": "fokuset til",
    "kostnaden": "kostnaden for",
    "prisen": "prisen for",
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


_LEAST_TAIL = 4


@dataclass(frozen=True, slots=True)
class Topic:
    """``label`` is the name used inside a sentence ("the AIM"); empty where none is sure."""

    label: str
    acronym: str
    names: tuple[str, ...]
    compounds: frozenset[str]  # nouns used together with the acronym, in small letters
    nouns: frozenset[str] = frozenset()  # words for the class of thing it is
    english: bool = True
    owned: tuple[tuple[str, str], ...] = ()  # "hovedkontoret" is its own, with "til"
    pronouns: frozenset[str] = frozenset()  # of the person whose life it is
    neuter: bool | None = None  # whether Norwegian says "det" of it; None where unknown

    def is_subject_of(self, subject: str) -> bool:
        """True when a pronoun after a sentence about ``subject`` means the topic.

        An abbreviation in it is enough ("training in the AIM program ... it"); a plain name has
        to be the whole subject, for "boliglånsforskriften" is not "boliglånet".
        """
        named = subject.partition(",")[0]  # "the guild, which awards the AIM" is the guild
        if self.acronym and re.search(rf"\b{re.escape(self.acronym)}\b", named):
            return True
        bare = re.sub(r"^(?:the|an?|et|en|ei|den|det) ", "", subject.lower())
        return any(bare == name for name in self.names)

    def mentioned(self, text: str) -> bool:
        """True when ``text`` names the topic."""
        lower = text.lower()
        return any(name in lower for name in self.names)

    def is_named_by(self, noun: str, lemma: str = "") -> bool:
        """True for "credential", "betegnelsen": a word for the class of thing the topic is.

        In Norwegian the end of its own name does as well: "rådet" is Vassdragsrådet.
        """
        lower = noun.lower()
        if lemma in self.nouns or lower in self.nouns:
            return True
        if self.english or len(lower) < _LEAST_TAIL:
            return False
        own = {word for name in (*self.names, self.label.lower()) for word in name.split()[:1]}
        ends = tuple(end for end in (lower, lemma) if len(end) >= _LEAST_TAIL)
        return any(word.endswith(end) and len(word) >= len(end) + 3 for word in own for end in ends)


def find_topic(
    article: ArticleText, first: Parse | None, parses: Sequence[Parse], vocabulary: Vocabulary
) -> Topic:
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
    bare = re.sub(r"^(?:the|an?|en|ei|et|den|det) ", "", label.lower())
    names = tuple(dict.fromkeys(name for name in (*names, bare) if name))
    english = article.language is Language.ENGLISH
    nouns = _class_nouns(parses, names, "" if acronym else full, english)
    owned = owned_nouns(article.text, nouns, label, english)
    pronouns = pronouns_of(full, article.text, english)
    neuter = None if english else _neuter(parses, label, acronym, names)
    return Topic(label, acronym, names, compounds, nouns, english, owned, pronouns, neuter)


def _neuter(
    parses: Sequence[Parse], label: str, acronym: str, names: tuple[str, ...]
) -> bool | None:
    """From the last word of its name, or for a short name from what it is said to be."""
    lexicon = parses[0].lexicon if parses else None
    if lexicon is None or not label:
        return None
    head = re.split(_LINKS, label)[0].split()[-1:]
    nouns = {n for p in parses for n in _defining_nouns(p, names)} if acronym else set(head)
    full = {name.split()[-1] for name in names if name != acronym.lower()} if acronym else set()
    nouns |= {word for word in full if gender(lexicon, word)}
    genders = {gender(lexicon, noun) for noun in nouns - {""}}
    return genders == {"n"} if genders and "" not in genders and _one_kind(genders) else None


def _one_kind(genders: set[str]) -> bool:
    return genders == {"n"} or "n" not in genders


# words that are used of one and the same thing
_FAMILIES = tuple(
    tuple(word_set(part) for part in row.split(":"))
    for row in (
        "credential designation certification title qualification assignment certificate",
        "act law statute legislation",
        "company firm enterprise business corporation",
        "city town municipality settlement",
        "explosion blast: disaster accident catastrophe",
        "fire blaze: disaster",
        "earthquake quake: disaster",
        "flood: disaster",
        "association society federation union: organisation organization body",
        "council board authority agency: body",
        "scheme arrangement programme program system",
        "method technique approach model framework: strategy",
        "insurance: cover coverage product",
        "strike conflict dispute",
        "species: animal",
        "betegnelse tittel sertifisering kvalifikasjon utmerkelse grad",
        "lov: lovverk regelverk",
        "selskap bedrift firma foretak",
        "by stad: kommune tettsted",
        "eksplosjon: ulykke katastrofe",
        "brann: katastrofe",
        "forening forbund: organisasjon organ",
        "råd etat: organ myndighet",
        "ordning system program",
        "forsikring: dekning produkt",
        "metode teknikk modell rammeverk tilnærming",
        "streik konflikt arbeidskonflikt",
        "dyr art dyreart",
        "rett matrett",
    )
)
_NO_CLASS = word_set(
    """
    person people expert professional part type kind form group set number one way member name
    term word example series collection piece amount percent case process result use
    person fagperson ekspert del type slag form gruppe rekke antall måte medlem navn begrep ord
    eksempel serie samling mengde prosess resultat bruk
    """
)


_LINKS = re.compile(r",| (?:of|in|for|on|at|the|i|på|av|for|om|til|mot|med) ")


def _class_nouns(
    parses: Sequence[Parse], names: tuple[str, ...], full: str, english: bool
) -> frozenset[str]:
    """The noun a definition uses of the topic, the last word of its title, and their like."""
    found: set[str] = set()
    last = re.split(_LINKS, full.lower())[0].split()[-1:] if full else []
    found |= {w.lemma for p in parses for w in p.words if w.lower in last and w.tag == "NOUN"}
    for parse in parses:
        found |= set(_defining_nouns(parse, names))
    found -= _NO_CLASS | {""}
    kin: set[str] = set()
    for family in _FAMILIES:
        if any(_belongs(word, family[0], english) for word in found):
            kin = kin.union(*family)
    return frozenset(found | kin)


def _belongs(word: str, keys: frozenset[str], english: bool) -> bool:
    """A word of the family, or in Norwegian a compound that ends in one."""
    if word in keys or english:
        return word in keys
    return any(len(key) > 3 and word.endswith(key) for key in keys)


def _defining_nouns(parse: Parse, names: tuple[str, ...]) -> Iterator[str]:
    """ "X is a professional credential granted to ..." gives "credential"."""
    for clause in parse.clauses:
        if clause.kind is not ClauseKind.MAIN or not clause.verbs.copula or not clause.segments:
            continue
        subject = parse.span_text(clause.subject).lower()
        if not any(name in subject for name in names) or clause.verbs.negated:
            continue
        noun = ""
        for word in parse.words[clause.segments[0].body : clause.segments[0].end]:
            if noun and word.lower in BEHIND:
                break  # "a plant native to the coast"
            if word.tag == "NOUN":
                noun = word.lemma or word.lower
            elif noun or word.tag not in ("DET", "ADJ", "NUM", "VERB", "ADV", "PROPN", "PUNCT"):
                break
        yield noun


def _compounds(text: str, acronym: str) -> frozenset[str]:
    if not acronym:
        return frozenset()
    pattern = re.compile(rf"\b{re.escape(acronym)}(?:-| |\)-|\) )([^\W\d_]{{4,}})")
    return frozenset(match.group(1).lower() for match in pattern.finditer(text))


def _label(
    article: ArticleText, acronym: str, full: str, first: Parse | None, vocabulary: Vocabulary
) -> str:
    english = article.language is Language.ENGLISH
    subject = _ASIDE.sub("", _defining_subject(first))
    if acronym:
        bare = re.sub(
            rf"(?:[Aa]n? |[Tt]he )?{re.escape(full)}\s*\({acronym}\)", acronym, subject, flags=re.I
        )
        if english:
            noun = bare.removeprefix(acronym).strip() if bare.startswith(acronym) else ""
            noun = noun.lower() if noun.isalpha() else ""
            the = _has_article(article.text, acronym, subject) or bool(noun)
            one = "" if the else _indefinite(article.text, acronym, subject)
            return " ".join(p for p in ("the" if the else one, acronym, noun) if p)
        return bare if re.fullmatch(rf"{acronym}(?:-\w+)?", bare) else acronym
    head = full.lower()
    if subject and head and (head in subject.lower() or subject.lower() in head):
        return lower_first(subject, vocabulary)
    proper = full and len(re.findall(rf"(?<=[a-zæøå,] ){re.escape(full)}\b", article.text)) > 0
    return full if proper else ""


def _indefinite(text: str, acronym: str, subject: str) -> str:
    """ "an" of "an LC", for "A letter of credit (LC)" whose short name never stands bare."""
    bare = re.search(rf"(?<!\w )(?<!-)\b{acronym} (?:is|was|has|had|can|may|must)\b", text)
    if not subject.lower().startswith(("a ", "an ")) or bare:
        return ""
    return "an" if acronym[0] in "AEFHILMNORSX" else "a"


def _has_article(text: str, acronym: str, subject: str) -> bool:
    """ "the AIM": said so, or the full name has an article and the short one never stands bare."""
    if re.search(rf"\b[Tt]he {acronym}\b", text):
        return True
    bare = re.search(rf"(?<!\w )\b{acronym} (?:is|was|has|had|can|may|\w+s)\b", text)
    return subject.lower().startswith("the ") and not bare


_ASIDE = re.compile(  # "(Castor fiber)", "(1871–1949)", but no abbreviation
    r" \((?![A-ZÆØÅ]{2,}\))(?:[^()\d]*|[^()]*\b1[0-9]{3}\b[^()]*)\)"
)


def _defining_subject(first: Parse | None) -> str:
    if first is None:
        return ""
    for clause in first.clauses:
        if clause.kind is ClauseKind.MAIN and (clause.verbs.copula or clause.verbs.passive):
            return first.span_text(clause.subject)
    return ""


def expand_subject(subject: str, g: Grammar, topic: Topic, made_up: bool = False) -> str:
    """A subject as ``expand`` has it, with its owner: "hovedkontoret til banken".

    Not in an example ``made_up``: there "the premium" is somebody's.
    """
    preposition = dict(topic.owned).get(subject.lower())
    if preposition and not made_up and not topic.mentioned(subject):
        return f"{subject} {preposition} {topic.label}"
    return expand(subject, g, topic)


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
