"""Finds finite verbs and reads verb groups without a tagger: tables, suffixes and neighbours.

Where a word could as well be a noun, it counts as a verb only between the right neighbours.
"""

from dataclasses import dataclass

from aimstudy.language.clauses import VerbGroup
from aimstudy.language.grammar import Grammar
from aimstudy.language.words import Form, Word, word_set

_EN_PLURAL_SUBJECTS = word_set("they we you i these those who which that")
_LOOK = 40


def is_finite(
    g: Grammar, words: tuple[Word, ...], at: int, end: int, predicate: bool = False
) -> bool:
    """True when ``words[at]`` is a finite verb; ``predicate`` when no subject need stand before."""
    word = words[at]
    lower = word.lower
    if lower in g.finite_aux:
        return at == 0 or words[at - 1].lower != g.to
    if (word.text[:1].isupper() and at > 0) or not word.text[:1].isalpha():
        return False
    forms = {form for _, form in g.forms(word.text)}
    if not forms:
        return False
    if not predicate and not _subject_may_end(g, words, at):
        return False
    if lower in g.nounish and not _object_may_follow(g, words, at, end):
        return False
    if g.english:
        return _finite_en(g, words, at, end, forms, predicate)
    if predicate and _participle_like(g, words, at, end, forms):
        return False
    return bool(forms & {Form.PRESENT, Form.PAST, Form.PASSIVE}) and not _after_auxiliary(
        g, words, at
    )


def _participle_like(
    g: Grammar, words: tuple[Word, ...], at: int, end: int, forms: set[Form]
) -> bool:
    """ "og utvidet skoledag": past and participle look alike; a verb has an object with a mark."""
    if not forms >= {Form.PAST, Form.PARTICIPLE} or at + 1 >= end:
        return False
    nxt = words[at + 1]
    marked = nxt.lower in g.determiners | g.prepositions | g.pronouns | {g.to}
    return not (marked or nxt.text[:1].isupper() or nxt.text[:1].isdigit())


def _after_auxiliary(g: Grammar, words: tuple[Word, ...], at: int) -> bool:
    """A form such as "administreres" or "bestemt" after a modal is not finite."""
    for j in range(at - 1, max(-1, at - 4), -1):
        lower = words[j].lower
        if lower == g.to or lower in g.finite_aux:
            return True
        if not g.is_adverb(words[j]) and lower not in g.negations:
            return False
    return False


def _subject_may_end(g: Grammar, words: tuple[Word, ...], at: int) -> bool:
    if at == 0:
        return False
    prev = words[at - 1]
    lower = prev.lower
    if lower in g.pronouns:
        return True
    blocked = g.determiners | g.coordinators | g.finite_aux | g.be | {g.to}
    if lower in blocked or lower in g.prepositions or lower in g.numbers:
        return False
    return prev.is_word or prev.text in ")]\"'”»,"


def _object_may_follow(g: Grammar, words: tuple[Word, ...], at: int, end: int) -> bool:
    if at + 1 >= end:
        return False
    nxt = words[at + 1]
    lower = nxt.lower
    if not nxt.is_word or lower in g.finite_aux or _verb_of_plural(g, words, at):
        return False
    if lower in g.coordinators or lower in ("of", "av"):
        return False
    return (
        lower in g.determiners
        or lower in ("less", "mindre")
        or lower in g.prepositions
        or lower in g.numbers
        or lower in g.pronouns
        or lower == g.to
        or lower[:1].isdigit()
        or lower[:1] in "$€£"
        or g.is_adverb(nxt)
        or nxt.text[:1].isupper()
        or (g.english and g.has_form(nxt, Form.ING))
        or _plural_noun_follows(g, words, at, end)
    )


def _verb_of_plural(g: Grammar, words: tuple[Word, ...], at: int) -> bool:
    """ "Consumer groups argue that ...": the verb comes after the plural noun."""
    nxt = words[at + 1]
    base = g.english and g.has_form(nxt, Form.BASE) and nxt.lower not in g.nounish
    return base and _plural_noun(words[at].lower)


def _plural_noun_follows(g: Grammar, words: tuple[Word, ...], at: int, end: int) -> bool:
    """After "offers practice exams, ...": an object without a determiner, ending in a plural."""
    if not g.english:
        return not any(is_aux_ahead(g, words, at + 1, end, 6) for _ in (0,))
    if is_aux_ahead(g, words, at + 1, end, 8):
        return False
    run = [word.lower for word in words[at + 1 : min(at + 5, end)]]
    return any(word.endswith("s") or word.endswith(("ing", "tion", "ment", "ity")) for word in run)


def is_aux_ahead(g: Grammar, words: tuple[Word, ...], at: int, end: int, reach: int) -> bool:
    """An auxiliary within ``reach`` words, before a comma, relative or coordinator."""
    for word in words[at : min(end, at + reach)]:
        lower = word.lower
        if word.text in ",;:" or lower in g.relatives or lower in g.coordinators:
            return False
        if lower in g.finite_aux:
            return True
    return False


def _finite_en(
    g: Grammar,
    words: tuple[Word, ...],
    at: int,
    end: int,
    forms: set[Form],
    predicate: bool,
) -> bool:
    if Form.PRESENT in forms:
        return True
    if not predicate and at and words[at - 1].text == "," and Form.PARTICIPLE in forms:
        return False  # "the park, established in 1879, ..."
    if Form.PAST in forms and not (Form.BASE in forms and at and _plural_before(g, words, at)):
        return not _reduced_relative(g, words, at, end)
    if Form.BASE in forms:
        return (predicate and at > 0 and words[at - 1].lower != g.to) or _plural_before(
            g, words, at
        )
    return False


def _plural_before(g: Grammar, words: tuple[Word, ...], at: int) -> bool:
    j = at - 1
    while j >= 0 and g.is_adverb(words[j]):
        j -= 1
    if j < 0:
        return False
    lower = words[j].lower
    if lower in _EN_PLURAL_SUBJECTS or lower in g.people or _plural_noun(lower):
        return True
    return _plural_head(g, words, j)


def _plural_noun(lower: str) -> bool:
    return lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s"))


def _plural_head(g: Grammar, words: tuple[Word, ...], at: int) -> bool:
    """The head of "required courses for the AIM" stands before the first preposition."""
    start = at
    while start > 0 and words[start - 1].is_word and at - start < 12:
        start -= 1
    for j in range(start + 1, at):
        if words[j].lower in g.prepositions:
            head = words[j - 1].lower
            return _plural_noun(head) or head in g.people
    return False


def _reduced_relative(g: Grammar, words: tuple[Word, ...], at: int, end: int) -> bool:
    """ "a certificate offered in ..." has its finite verb elsewhere: before it or further on."""
    if at + 1 < end and words[at + 1].lower == "by":
        return True
    for j in range(at + 1, min(end, at + _LOOK)):
        word = words[j]
        if word.text in ",;:" or word.lower in g.relatives or word.lower in g.coordinators:
            return False
        if word.lower in g.subordinators and word.lower not in g.prepositions:
            return False
        if word.lower in g.finite_aux:
            return True
        forms = {form for _, form in g.forms(word.text)}
        if Form.PRESENT in forms and word.lower not in g.nounish:
            return True
    return False


_EMBEDS = {
    True: frozenset(["whether", "because", "if", "unless"]),
    False: frozenset(["at", "fordi", "dersom", "hvis"]),
}


def find_finite(g: Grammar, words: tuple[Word, ...], start: int, end: int) -> int:
    """Index of the main finite verb at or after ``start``; -1 where none is sure.

    A relative clause inside the subject is stepped over: its verb is not the clause's.
    """
    at = start
    inside = False
    while at < min(end, start + _LOOK):
        word = words[at]
        if word.text in ";:" or (at > start and word.lower in _EMBEDS[g.english]):
            return -1
        if word.text in "([":
            at = _past_bracket(words, at, end)
            continue
        if word.lower in g.relatives and at > start and _relative_opens(g, words, at, end):
            inside = True
        elif is_finite(g, words, at, end, predicate=at > 0 and words[at - 1].lower in g.relatives):
            if not inside:
                return at
            inside = False
            at = _skip_group(g, words, at, end)
            continue
        at += 1
    return -1


def _relative_opens(g: Grammar, words: tuple[Word, ...], at: int, end: int) -> bool:
    for j in range(at + 1, min(end, at + 5)):
        if is_finite(g, words, j, end, predicate=j == at + 1):
            return True
        if words[j].text in ",;:":
            return False
    return False


def _past_bracket(words: tuple[Word, ...], at: int, end: int) -> int:
    for j in range(at + 1, min(end, at + _LOOK)):
        if words[j].text in ")]":
            return j + 1
    return at + 1


def _skip_group(g: Grammar, words: tuple[Word, ...], at: int, end: int) -> int:
    """Past an auxiliary, its adverbs and the main verb."""
    at += 1
    while at < end and (g.is_adverb(words[at]) or words[at].lower in g.negations):
        at += 1
    nonfinite = (Form.BASE, Form.PARTICIPLE, Form.ING, Form.PASSIVE)
    while at < end and g.has_form(words[at], *nonfinite) and words[at].lower not in g.nounish:
        at += 1
    return at


@dataclass(slots=True)
class _Chain:
    at: int
    parts: list[str]
    adverbs: list[str]
    negated: bool = False
    base: str = ""
    form: Form | None = None


def read_group(
    g: Grammar, text: str, words: tuple[Word, ...], finite: int, resume: int, end: int
) -> VerbGroup:
    """The verb group whose finite verb is ``words[finite]``; the rest begins at ``resume``.

    ``resume`` is ``finite + 1`` except in an inverted Norwegian clause, where the subject stands
    between the two.
    """
    head = words[finite]
    group = VerbGroup(finite, resume, head.text, "", "")
    group.past = g.has_form(head, Form.PAST) and not g.has_form(head, Form.PRESENT)
    chain = _Chain(resume, [], [])
    if head.lower in g.finite_aux:
        _auxiliary(g, words, group, chain, end)
    else:
        _lexical(g, words, group, chain, end)
    _catenative(g, words, group, chain, end)
    group.end = chain.at
    group.rest = " ".join(chain.parts)
    group.adverbs = tuple(chain.adverbs)
    group.negated = chain.negated
    return group


def _take_adverbs(g: Grammar, words: tuple[Word, ...], chain: _Chain, end: int) -> None:
    while chain.at < end:
        word = words[chain.at]
        if word.lower in g.negations:
            chain.negated = True
        elif word.lower == "og" and chain.adverbs[-1:] == ["først"]:
            pass
        elif not g.is_adverb(word) or not _adverb_here(g, words, chain.at, end):
            return
        chain.adverbs.append(word.text)
        chain.at += 1


_COMPARATIVES = word_set("ytterligere videre further first once early only selv")


def _adverb_here(g: Grammar, words: tuple[Word, ...], at: int, end: int) -> bool:
    """An adverb that measures what follows ("about 20", "rundt 300") stays with it."""
    nxt = words[at + 1].text if at + 1 < end else ""
    if words[at].lower in _COMPARATIVES and at + 1 < end:
        return bool(g.forms(nxt)) and nxt.lower() not in g.nounish
    measures = nxt[:1].isdigit() or nxt[:1] in "$€£" or nxt.lower() in g.numbers
    return not (
        measures
        and words[at].lower
        in (
            "about",
            "around",
            "approximately",
            "roughly",
            "only",
            "rundt",
            "omtrent",
            "cirka",
            "bare",
            "nearly",
            "kun",
        )
    )


def _auxiliary(
    g: Grammar, words: tuple[Word, ...], group: VerbGroup, chain: _Chain, end: int
) -> None:
    lower = words[group.start].lower
    group.modal = lower if lower in g.modals else ""
    group.negated = lower == "cannot"
    chain.negated = lower == "cannot"
    last = lower
    while True:
        _take_adverbs(g, words, chain, end)
        if chain.at >= end:
            break
        fresh = not chain.parts
        form = _continues(g, words, chain.at, last, fresh)
        if form is None:
            break
        word = words[chain.at]
        chain.parts.append(word.text)
        chain.form = form
        chain.base = next((b for b, f in g.forms(word.text) if f is form), "") or word.lower
        chain.at += 1
        last = word.lower
    be_like = g.be | (frozenset() if g.english else frozenset(["blir", "ble", "bli", "blitt"]))
    previous = chain.parts[-2].lower() if len(chain.parts) > 1 else lower
    group.base = chain.base
    group.passive = (
        chain.form is Form.PARTICIPLE and previous in be_like
    ) or chain.form is Form.PASSIVE
    group.copula = (chain.parts[-1].lower() if chain.parts else lower) in be_like
    if not chain.parts:
        group.base = next((b for b, _ in g.forms(lower)), lower)
        group.lexical = lower in g.have or (not g.english and lower in ("blir", "ble"))
    group.lexical = group.lexical and not group.copula


def _may_be_base(g: Grammar, word: Word) -> bool:
    """Right after a modal any small word that is no function word is an infinitive."""
    lower = word.lower
    if g.is_function(word) or g.is_adverb(word) or lower in g.pronouns | g.negations:
        return False
    if not lower.isalpha() or len(lower) < 3:
        return False
    return g.english or lower.endswith(("e", "es", "å", "ås"))


def _continues(
    g: Grammar, words: tuple[Word, ...], at: int, last: str, fresh: bool = False
) -> Form | None:
    """The form in which ``words[at]`` continues a verb group after the verb ``last``."""
    word = words[at]
    if not word.text[:1].islower():
        return None
    forms = {form for _, form in g.forms(word.text)}
    if last in g.modals or last in ("do", "does", "did"):
        wanted = (Form.BASE,) if g.english else (Form.BASE, Form.PASSIVE)
    elif last in g.have:
        wanted = (Form.PARTICIPLE,)
    elif last in g.be or last in ("blir", "ble", "bli", "blitt"):
        wanted = (Form.PARTICIPLE, Form.ING)
    else:
        return None
    form = next((f for f in wanted if f in forms), None)
    if form is Form.ING and word.lower in g.nounish:
        return None
    if form is None and last in g.modals and fresh and _may_be_base(g, word):
        return Form.PASSIVE if not g.english and word.lower.endswith(("es", "ås")) else Form.BASE
    return form


def _lexical(
    g: Grammar, words: tuple[Word, ...], group: VerbGroup, chain: _Chain, end: int
) -> None:
    forms = g.forms(words[group.start].text)
    both = {form for _, form in forms} >= {Form.BASE, Form.PAST}
    if both and g.english and _plural_before(g, words, group.start):
        group.past = False
        forms = tuple(entry for entry in forms if entry[1] is Form.BASE)
    wanted = (Form.PRESENT, Form.PASSIVE, Form.PAST, Form.BASE)
    for want in wanted:
        base = next((b for b, f in forms if f is want), None)
        if base is not None:
            group.base = base
            group.passive = want is Form.PASSIVE
            group.plural = want is Form.BASE
            break
    group.lexical = True
    _take_adverbs(g, words, chain, end)


_CATENATIVES_EN = word_set("help assist aid")
_CATENATIVES_NB = word_set("bidra hjelpe")


def _catenative(
    g: Grammar, words: tuple[Word, ...], group: VerbGroup, chain: _Chain, end: int
) -> None:
    """ "can help to open", "kan bidra til å åpne": the second verb carries the meaning."""
    if group.base not in (_CATENATIVES_EN if g.english else _CATENATIVES_NB) or group.passive:
        return
    at = chain.at
    lead: list[str] = []
    for word in words[at : min(end, at + 3)]:
        forms = {form for _, form in g.forms(word.text)}
        wanted = {Form.BASE, Form.ING} if g.english else {Form.BASE}
        ready = g.english or (lead and lead[-1] == "å")
        if forms & wanted and ready and word.text.islower():
            chain.parts += [*lead, word.text]
            chain.at = at + len(lead) + 1
            return
        if word.lower not in ("to", "with", "in", "til", "med", "å"):
            return
        lead.append(word.text)
