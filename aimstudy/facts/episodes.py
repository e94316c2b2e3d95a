"""Made-up examples that nothing announces: "Nora earns ...", "A bakery in Leeds is flooded ...".

Who reads one of their sentences alone must be told that it holds in the example only. Which words
open an example outright is in ``supposing``.
"""

import re

from aimstudy.language.actors import is_body, is_person
from aimstudy.language.clauses import Clause, ClauseKind, Parse
from aimstudy.language.inflection import definite
from aimstudy.language.words import phrase_set, word_set

_SHORT = 4  # letters of "retten", "huset" that end a longer word
_ARTICLES = word_set("a an en et ei")
_SHE = re.compile(r"\b(?:she|he|her|his|him|hun|han|hennes|hans|henne|ham)\b", re.I)
_PLACE = re.compile(
    r"^(?:(?:in|at|i|på|ved|hos) )?(?:an?|en|et|ei) (?:[\w-]+ ){1,3}"
    r"(?:in|at|near|outside|i|på|ved|utenfor) (?:the |den |det )?(?-i:[A-ZÆØÅ])",
    re.I,
)
_GENERAL = word_set(
    """
    usually typically normally generally often commonly always vanligvis ofte normalt typisk gjerne
    generelt alltid
    """
)
_YEAR = re.compile(r"\b1[0-9]\d\d\b|\b20\d\d\b")
_NAMED = re.compile(r"\w[,;]? (?:[\w-]+ )*?[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ][a-zæøå]+")
_SUPPOSING = phrase_set("if|hvis|dersom|unless|med mindre")


def begins_episode(parse: Parse, block: str, article: str) -> bool:
    """True for the first sentence of ``block`` where one person, shop or firm gets a story."""
    clause = next((c for c in parse.clauses if c.kind is ClauseKind.MAIN), None)
    if clause is None or clause.verbs.modal or clause.hedged or not clause.subject:
        return False
    if {w.lower for w in parse.words} & (_GENERAL | _SUPPOSING):
        return False
    rest = block[len(parse.text) :]
    if clause.verbs.past:
        return _told_of_one(parse, clause, block, rest)
    if _first_name(parse, clause, block, article) or _one_there(parse, clause, rest):
        return True
    return _does_one_thing(parse, clause, block)


def is_past(parse: Parse) -> bool:
    """True where a main clause tells what happened."""
    return any(
        c.kind is ClauseKind.MAIN and c.verbs.past and not c.verbs.modal for c in parse.clauses
    )


def leaves_episode(parse: Parse, past: bool) -> bool:
    """What usually happens, or is said of people in general, is no part of a made-up example.

    Nor is what happened once part of one in the present, or the reverse: ``past`` is its tense.
    """
    return is_past(parse) is not past or speaks_of_all(parse)


def speaks_of_all(parse: Parse) -> bool:
    """True for what usually happens, or holds for people in general: "Advisers recommend"."""
    if any(word.lower in _GENERAL for word in parse.words):
        return True
    return any(c.kind is ClauseKind.MAIN and _of_all(parse, c) for c in parse.clauses)


def _of_all(parse: Parse, clause: Clause) -> bool:
    """ "Advisers recommend": nobody in particular."""
    if clause.verbs.past or clause.subject_head < 0 or clause.subject_head != clause.subject.start:
        return False
    head = parse.words[clause.subject_head]
    plural = head.tag == "NOUN" and head.number == "plur" and not head.definite
    return plural and is_person(head.lower, parse.grammar)


def _first_name(parse: Parse, clause: Clause, block: str, article: str) -> bool:
    """ "Nora": one name, in this block only, of somebody who is "she" or "he" there."""
    words = parse.words[clause.subject.start : clause.subject.end]
    if len(words) != 1 or not words[0].text.istitle() or words[0].tag != "PROPN":
        return False
    name = rf"\b{re.escape(words[0].text)}\b"
    alone = len(re.findall(name, article)) == len(re.findall(name, block))
    return alone and _SHE.search(block) is not None


def _one_there(parse: Parse, clause: Clause, rest: str) -> bool:
    """ "A bakery in Leeds", which goes on as "the bakery"."""
    front = parse.span_text(clause.front) if clause.front else ""
    subject = parse.span_text(clause.subject)
    opening = subject.split(" ")[0].lower()
    if opening not in _ARTICLES or not (_PLACE.match(subject) or _PLACE.match(front)):
        return False
    return any(goes_on(parse, noun, rest) for noun in (_head(parse, clause), _in_front(parse)))


def _told_of_one(parse: Parse, clause: Clause, block: str, rest: str) -> bool:
    """ "A bookshop wanted ...": what happened to one without a name, in no year."""
    subject = parse.span_text(clause.subject)
    acts = is_person(subject, parse.grammar) or is_body(subject, parse.grammar)
    unnamed = not _YEAR.search(block) and not _NAMED.search(block)
    if not acts or not unnamed or subject.split(" ")[0].lower() not in _ARTICLES:
        return False
    return goes_on(parse, _head(parse, clause), rest) or _THAT_ONE.search(rest) is not None


# what one firm or person does on one occasion
_DEEDS = word_set(
    """
    want wish plan decide borrow order buy sell owe own hire produce start open lend
    ønske planlegge bestemme låne bestille kjøpe selge skylde eie ansette produsere åpne
    """
)
_MONEY = re.compile(r"[$€£] ?\d|\d (?:kroner|dollars?|euro|pund|pounds)\b")


def _does_one_thing(parse: Parse, clause: Clause, block: str) -> bool:
    """ "A ferry line wants to know ... It pays $300": a firm without a name, and its money."""
    subject = parse.span_text(clause.subject)
    acts = is_person(subject, parse.grammar) or is_body(subject, parse.grammar)
    one = acts and subject.split(" ")[0].lower() in _ARTICLES and len(subject.split()) <= _FEW
    return one and clause.verbs.base in _DEEDS and _MONEY.search(block) is not None


_FEW = 3  # words: a longer subject tells of all such
_THAT_ONE = re.compile(r"\b(?:it|its|she|he|they|det|den|hun|han|de)\b")


def _head(parse: Parse, clause: Clause) -> str:
    return parse.words[clause.subject_head].lower if clause.subject_head >= 0 else ""


def _in_front(parse: Parse) -> str:
    """The noun of "In an insurance company in Leeds", "I et trykkeri i Bergen"."""
    opening = (w.lower for w in parse.words[:6] if w.tag == "NOUN")
    return next(opening, "")


def goes_on(parse: Parse, noun: str, rest: str) -> bool:
    """ "the chain", "trykkeriet": the noun stands again, now known."""
    if not noun:
        return False
    if parse.grammar.english:
        return re.search(rf"\bthe (?:\w+ )?{re.escape(noun)}\b", rest, re.I) is not None
    known = {definite(parse.lexicon, noun, article) for article in ("en", "et", "")} - {""}
    said = [word for word in re.findall(r"\w+", rest.lower()) if len(word) > _SHORT]
    return any(form.endswith(word) for form in known for word in said)
