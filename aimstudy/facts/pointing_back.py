"""Which phrase of its own sentence a pronoun means: the subject before it, or the one to come."""

import re
from collections.abc import Mapping, Sequence

from aimstudy.facts.nouns_back import Context
from aimstudy.facts.referents import Mention
from aimstudy.language.clauses import INDEPENDENT, Clause, ClauseKind, Parse
from aimstudy.language.words import Form, Word, phrase_set, word_set

_ANY = frozenset(ClauseKind)
# words that end like the name of a person and mean a firm as often
_FIRMS = word_set(
    """
    operator insurer carrier issuer provider supplier employer retailer lender borrower dealer
    broker contractor underwriter reinsurer manufacturer producer importer exporter shipper buyer
    seller debtor creditor holder investor owner distributor wholesaler auditor developer trader
    sponsor publisher landlord tenant franchisee franchisor licensee licensor lessor lessee bidder
    """
)
_OTHERS = word_set(
    """
    competitor rival customer client colleague neighbour neighbor partner
    management staff team leadership board crew family couple
    """
)
ORDINALS = word_set("første andre tredje fjerde femte siste ene")
_NOMINAL = word_set("ADJ NOUN PROPN NUM")
_AMONG = word_set("among including amongst")
_VAGUE = phrase_set(
    "the former|the latter|the same year|the same time|that year|that day|that time|that date|"
    "førstnevnte|sistnevnte|samme år|samme tid|året etter|året før|dagen etter|"
    "the following year|the following day|the next day|the next year|a year later|"
    "years later|the previous year|the year before|years earlier|året efter|"
    "på denne måten|på den måten|in this way|in that way"
)


def is_subject(parse: Parse, mention: Mention, kinds: frozenset[ClauseKind] = _ANY) -> bool:
    """True for what a clause of one of the kinds is about, its determiner left out."""
    return any(
        c.subject.start <= mention.start < c.subject.end
        and mention.start - c.subject.start <= 1
        and c.kind in kinds
        for c in parse.clauses
    )


def stands_for_firm(mention: Mention) -> bool:
    """ "A ship insurer wants to know ... It asks": somebody who is a firm."""
    return mention.head in _FIRMS and not (mention.named or mention.plural)


def stands_for_it(parse: Parse, mention: Mention) -> bool:
    """A thing, or a subject such as "each operator" that may be a firm; no item of a list."""
    if mention.person:
        return mention.head in _FIRMS and not mention.named and is_subject(parse, mention)
    return not parse.grammar.english or is_subject(parse, mention) or not _listed(parse, mention)


def _listed(parse: Parse, mention: Mention) -> bool:
    """ "fans, pumps, cement and motors": none of them alone is meant later."""
    words = parse.words
    before, after = mention.start - 1, mention.end
    joined = before > 0 and words[before].lower in parse.grammar.coordinators
    goes_on = after < len(words) and words[after].lower in parse.grammar.coordinators
    first, last = max(0, mention.start - 6), min(len(words), mention.end + 6)
    commas = any(w.text == "," for w in words[first : mention.start])
    return (joined and commas) or (goes_on and any(w.text == "," for w in words[first:last]))


def likeliest(
    parse: Parse, clause: Clause | None, earlier: Sequence[Mention], at: int
) -> Mention | None:
    """The last subject; a new subject goes on from one that no relative clause is about."""
    subjects = [m for m in earlier if is_subject(parse, m)]
    things = [m for m in subjects if not (m.person or m.plural)]
    subjects = things or subjects  # "if the rope is bad, the buyer pays; if it is good, ..."
    if clause is not None and clause.subject.start == at and clause.kind in INDEPENDENT:
        subjects = [m for m in subjects if is_subject(parse, m, INDEPENDENT)] or subjects
    elif clause is not None and clause.subject.start == at:
        asides = [c.subject for c in parse.clauses if c.antecedent and c is not clause]
        plain = [m for m in subjects if not any(s.start == m.start for s in asides)]
        subjects = plain or subjects  # "a label that Orr disliked, since it ..."
    return subjects[-1] if subjects else earlier[-1] if earlier else None


def is_object(parse: Parse, at: int) -> bool:
    """ "To examine it": right behind a verb, and no subject."""
    behind = at > 0 and parse.words[at - 1].tag == "VERB"
    return behind and not any(c.subject.start == at for c in parse.clauses)


def said_again(words: Sequence[Word], inner: Mapping[int, Mention], at: int) -> Mention | None:
    """ "Sends it to the board, which has a week to read it": what the first of them means."""
    same = [place for place in inner if place < at and words[place].lower == words[at].lower]
    return inner[max(same)] if same else None


def said_loosely(parse: Parse, loose: set[int], at: int) -> bool:
    """ "Though it is old, it ...": what the first one means is not known."""
    subjects = {c.subject.start for c in parse.clauses}
    same = {i for i in loose if parse.words[i].lower == parse.words[at].lower}
    return at in subjects and bool(same & subjects)


def emphatic(words: Sequence[Word], at: int) -> bool:
    """ "The harbour itself": no other thing."""
    return words[at].lower == "itself" and at > 0 and words[at - 1].tag in ("NOUN", "PROPN")


def among(parse: Parse, mentions: Sequence[Mention], at: int) -> Mention | None:
    """ "Three piers burned, among them the oldest": the last of several named before.

    "Forty people work there, most of them as clerks": those that the clause is about.
    """
    if at and parse.words[at - 1].lower in _AMONG:
        several = [m for m in mentions if m.end <= at and m.plural]
        return several[-1] if several else None
    part = [w.text for w in parse.words[max(0, at - 4) : at]]
    if not at or "," not in part or parse.words[at - 1].lower not in ("of", "av"):
        return None
    comma = at - 1 - part[::-1].index(",")
    several = [m for m in mentions if m.end <= comma and m.plural]
    subjects = [m for m in several if is_subject(parse, m) or _counted(parse, m)]
    return subjects[-1] if subjects else several[-1] if len(several) == 1 else None


def _counted(parse: Parse, mention: Mention) -> bool:
    return any(w.tag == "NUM" for w in parse.words[mention.start : mention.end])


def ahead(parse: Parse, mentions: Sequence[Mention], at: int, many: bool) -> Mention | None:
    """ "Because of its cost the plan was dropped": the owner comes after the phrase in front."""
    if not parse.grammar.english:
        return None
    clause = next((c for c in parse.clauses if c.front and c.front.start < at < c.front.end), None)
    if clause is None or clause.kind is not ClauseKind.MAIN:
        return None
    found = [m for m in mentions if m.start == clause.subject.start and m.plural == many]
    if found and _does(parse, clause.front.start) and not found[0].plural:
        person = found[0].person and not stands_for_firm(found[0])
        return None if person else found[0]
    definite = parse.words[clause.subject.start].lower == "the"
    return found[0] if found and not found[0].person and (found[0].named or definite) else None


def _does(parse: Parse, front: int) -> bool:
    """ "By selling its shares, a firm ...", "To insure its fleet, ...": what the subject does."""
    words = parse.words[front : front + 2]
    deed = words[-1].tag == "VERB" and words[-1].form in (Form.ING, Form.BASE)
    return deed and words[0].lower in ("by", "to", "in", "after", "before", "without")


def vague_at(words: Sequence[Word], at: int) -> bool:
    """ "The former", "that year": what it means, only the text around it tells."""
    run = [w.lower for w in words[at : at + 3]]
    return " ".join(run[:2]) in _VAGUE or " ".join(run) in _VAGUE or run[0] in _VAGUE


def stands_for_nothing(words: Sequence[Word], at: int) -> bool:
    """ "perioden det betales for": a passive right after the noun."""
    if words[at].lower != "det" or not at or at + 1 >= len(words):
        return False
    return words[at - 1].tag == "NOUN" and words[at + 1].form is Form.PASSIVE


def conjunction(words: Sequence[Word], at: int) -> bool:
    """ "slik at", "such as", "such that"."""
    nxt = words[at + 1].lower if at + 1 < len(words) else ""
    return nxt in ("at", "as", "that", "som") and words[at].lower in ("such", "slik")


def somebody_else(before: Context) -> bool:
    """ "She" after "a smith": not the person who was named long before."""
    if not before.people or before.people[0].text in {m.text for m in before.mentions}:
        return False
    return any(m.person and not (m.named or m.plural) for m in before.mentions)


_PREPOSITIONAL = word_set("contrast comparison addition relation regard response")
_AGAINST = phrase_set("in contrast to|as opposed to|i motsetning til|i stedet for|compared with")


def set_against(words: Sequence[Word], at: int) -> bool:
    """ "In contrast to car insurance, it ...": what "it" differs from is not "it"."""
    if words[at].lower in _PREPOSITIONAL and [w.lower for w in words[at + 1 : at + 2]] == ["to"]:
        return True
    while at and words[at - 1].tag in ("DET", "ADJ"):
        at -= 1
    before = " ".join(w.lower for w in words[max(0, at - 3) : at])
    two, one = " ".join(before.split()[-2:]), before.split()[-1:]
    return before in _AGAINST or two in _AGAINST or one == ["unlike"]


def only_person(before: Context) -> str:
    """ "Suppose that a baker keeps ... She": the one unnamed person of the sentence before."""
    people = [m for m in before.mentions if m.person and not m.plural]
    if before.somebody or any(m.head in _FIRMS | _OTHERS for m in people):
        return ""
    texts = {re.sub(r"^(?:an?|the) ", "", m.text, flags=re.I) for m in people}
    opened = all(m.text.lower().startswith(("a ", "an ", "the ")) for m in people)
    if len(texts) != 1 or not opened or any(m.named for m in people):
        return ""
    return f"the {texts.pop()}"


def aside(parse: Parse, at: int) -> bool:
    """ "New uses include mats, where it ...": behind a subject and a verb of the sentence."""
    main = next((c for c in parse.clauses if c.kind is ClauseKind.MAIN), None)
    return parse.grammar.english and main is not None and main.verbs.end <= at


def of_a_kind(words: Sequence[Word], at: int) -> bool:
    """ "A rented one", "the old ones": the noun was said before."""
    after = words[at + 1].tag if at + 1 < len(words) else ""
    return at > 0 and words[at - 1].tag == "ADJ" and after not in ("NOUN", "PROPN", "ADJ")


def kind_meant(parse: Parse, mentions: Sequence[Mention], at: int) -> str:
    """The noun that "one" stands for; empty where none before it has its number."""
    many = parse.words[at].lower == "ones"
    fit = [m for m in mentions if m.end <= at and m.plural == many and not m.named]
    opened = ("a", "an", "the", "each", "every")
    fit = [m for m in fit if many or parse.words[m.start].lower in opened]
    alike = [m for m in fit if _described(parse, m) and _apart_by(parse, m, at) <= _NEAR]
    alike = [] if parse.words[at - 1].lower in _IN_A_ROW else alike
    subjects = alike or [m for m in fit if is_subject(parse, m)] or fit
    kind = parse.words[subjects[-1].end - 1] if subjects else None
    return "" if kind is None else kind.text if kind.tag == "PROPN" else kind.lower


_NEAR = 4
# "each coat is dried over a low flame before the next one is laid on": of what comes in a row
_IN_A_ROW = word_set("next previous first second third last following preceding")


def _described(parse: Parse, mention: Mention) -> bool:
    return any(w.tag == "ADJ" for w in parse.words[mention.start : mention.end - 1])


def _apart_by(parse: Parse, mention: Mention, at: int) -> int:
    """ "From a cold room to a warm one": how many words stand between the two."""
    return at - 1 - mention.end


def other_one(parse: Parse, at: int) -> bool:
    """ "betaler til den andre", "den første er en prøve": which one, the text has said."""
    if parse.words[at].lower not in ("den", "det", "de") or at + 1 >= len(parse.words):
        return False
    after = parse.words[at + 2 : at + 4]
    named = bool(after) and (after[0].tag in _NOMINAL or after[0].lower == "siden")
    described = len(after) > 1 and after[0].tag == "VERB" and after[1].tag == "NOUN"
    named = named or (described and after[0].lower not in parse.grammar.finite_aux)
    return parse.words[at + 1].lower in ORDINALS and not named


def owns_next(words: Sequence[Word], at: int) -> bool:
    """ "Her book", but not "a statue of her stands"."""
    if words[at].lower != "her":
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.lower in ("a", "an", "the", "this", "that", "some", "any"):
        return False  # "sends her a letter"
    return after.tag in ("NOUN", "PROPN", "ADJ", "NUM", "DET")


def either_one(parse: Parse, mentions: Sequence[Mention], found: Mention, at: int) -> bool:
    """ "Critics disliked the tests, but the union backed them": whom or what is open."""
    clause = next((c for c in parse.clauses if c.verbs.end <= at < c.end), None)
    subject = any(c.subject.start == at for c in parse.clauses)
    joined = clause is not None and clause.kind is ClauseKind.MAIN
    if subject or not joined or clause is None or found.end > clause.subject.start:
        return False
    alike = [
        m
        for m in mentions
        if m.end <= clause.subject.start and m.plural == found.plural and m.start != found.start
    ]
    return any(not m.person or found.plural for m in alike)


def unread(parse: Parse, at: int) -> bool:
    """ "Bøkene deres", ", etter hvert sank de": behind its noun, or of a clause not found."""
    word, before = parse.words[at].lower, parse.words[at - 1] if at else None
    if parse.grammar.english or before is None:
        return False
    if word in ("deres", "dens", "dets"):
        return before.tag == "NOUN" and before.definite
    subject = any(c.subject.start == at for c in parse.clauses)
    return word == "de" and not subject and before.tag in ("VERB", "AUX")
