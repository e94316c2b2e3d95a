"""What a sentence says when it stands alone, whole or one main clause of it. Makes no facts."""

import re
from collections.abc import Iterator, Sequence

from aimstudy.domain.article import Sentence
from aimstudy.facts.wording import Resolution, shown
from aimstudy.language.clauses import Clause, ClauseKind, Parse
from aimstudy.language.words import FINITE_FORMS, Word, word_set

# what ties an English sentence to the one before and can be left out
_LINKS = re.compile(
    r"^(?:(?:however|therefore|moreover|furthermore|in addition|for example|for instance|in fact|"
    r"additionally|consequently|as a result|in contrast|by contrast|nevertheless|also|thus|hence|"
    r"so|yet|until then|on the other hand|in other words|besides|likewise|similarly|conversely|"
    r"nonetheless|accordingly|as such|of course|specifically|in particular|notably|indeed|in short|"
    r"i tillegg|nærmere bestemt|spesielt|særlig|kort sagt|dessuten|for øvrig|på den annen side|"
    r"derimot|imidlertid), |(?:but|and|men|og) )(?=\w)",
    re.I,
)
# the same between commas, or at the end
_ASIDES = re.compile(
    r", (?:however|therefore|moreover|nevertheless|nonetheless|consequently|on the other hand|"
    r"by contrast|in contrast|though|for instance|in turn|of course|derimot|imidlertid|"
    r"på den annen side)(?=[,.])(?:,(?= \w))?"
)
_JOINING = word_set("and but og men while whereas mens")
# they open the clause that follows
_LEADING_ON = word_set("so otherwise thus hence therefore then yet ellers så derfor dermed altså")
_LEAST_WORDS = 5
_RELATING = word_set("that which who som")


def whole_statement(
    sentence: Sentence, parse: Parse, resolution: Resolution, subjects: Sequence[str | None]
) -> str:
    """The whole sentence, standing alone; empty where something in it points outside."""
    known = all(subjects[at] is not None for at, _ in _mains(parse))
    if not known or not (_mains(parse) or _plain(parse)):
        return ""
    text = shown(parse, resolution, 0, len(parse.words))
    if not text:
        return ""
    text = _LINKS.sub("", text + sentence.clean[parse.words[-1].end :])
    text = _ASIDES.sub("", text)
    return text[:1].upper() + text[1:]


def single_statements(
    parse: Parse, resolution: Resolution, subjects: Sequence[str | None]
) -> Iterator[str]:
    """Each main clause of a sentence of several, where it stands alone word for word.

    The clauses inside it come along; those that share its subject do, too.
    """
    mains = _mains(parse)
    starts = [_start(clause) for _, clause in mains]
    if len(mains) < 2 or starts != sorted(starts) or starts[0] != 0:
        return
    for (at, _), start, end in zip(mains, starts, [*starts[1:], len(parse.words)], strict=True):
        while end > start and _is_joint(parse.words[end - 1]):
            end -= 1
        text = parse.slice(start, end)
        alone = shown(parse, resolution, start, end) == text
        pointing = any(start <= word < end for word in resolution.inner)
        if subjects[at] is not None and alone and not pointing and end - start >= _LEAST_WORDS:
            yield text[:1].upper() + text[1:] + "."


def _mains(parse: Parse) -> list[tuple[int, Clause]]:
    return [
        (at, clause)
        for at, clause in enumerate(parse.clauses)
        if clause.kind is ClauseKind.MAIN and clause.host < 0
    ]


def _start(clause: Clause) -> int:
    places = [clause.verbs.start]
    if clause.subject:
        places.append(clause.subject.start)
    if clause.front:
        places.append(clause.front.start)
    return min(places)


def _is_joint(word: Word) -> bool:
    return word.tag == "PUNCT" or word.lower in _JOINING | _LEADING_ON


def _plain(parse: Parse) -> bool:
    """A sentence whose clauses were not found, but that has a verb and no pronoun."""
    finite = any(w.form in FINITE_FORMS for w in parse.words)
    pointing = any(w.tag == "PRON" and w.lower not in _RELATING for w in parse.words)
    return not parse.clauses and finite and not pointing
