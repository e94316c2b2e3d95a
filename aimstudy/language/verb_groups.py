"""Reads a verb group from its finite verb on: auxiliaries, adverbs, negation, voice, main verb."""

from dataclasses import dataclass, field

from aimstudy.language.chunks import Chunk
from aimstudy.language.clauses import VerbGroup
from aimstudy.language.particles import is_particle, particle_end
from aimstudy.language.tokens import BECOME, Tokens
from aimstudy.language.words import Form, word_set

_CATENATIVES = word_set("help assist aid bidra hjelpe")
_LINKING = word_set("to with in til med å")


@dataclass(slots=True)
class _Chain:
    """What has been read so far: the verbs after the finite one, and the adverbs."""

    verbs: list[int]
    adverbs: list[str]
    trailing: list[str] = field(default_factory=list)
    negated: bool = False
    joined: bool = False


def read_group(t: Tokens, finite: Chunk, rest: Chunk | None, end: int) -> VerbGroup:
    """The group of ``finite``; ``rest`` holds its other verbs where the subject stands between."""
    chain = _Chain([], [])
    for chunk in (finite, rest):
        if chunk is not None:
            _collect(t, chunk, chain, chunk is finite)
    last = rest or finite
    group = VerbGroup(finite.start, last.end, t.words[finite.start].text, "", "")
    group.adverbs = tuple(chain.adverbs)
    contracted = t.contracted(finite.start) or t.lower(finite.start) == "cannot"
    group.negated = chain.negated or contracted
    group.past = t.forms[finite.start] is Form.PAST
    _voice(t, finite.start, chain, group)
    group.rest = " ".join([*(t.words[at].text for at in chain.verbs), *chain.trailing])
    _extend(t, group, end)
    return group


def _collect(t: Tokens, chunk: Chunk, chain: _Chain, first: bool) -> None:
    for at in range(chunk.start + (1 if first else 0), chunk.end):
        if t.is_negation(at):
            chain.negated = True
        to = t.lower(at) == "to" and t.lower(at - 1) == "ought"
        if to or (not t.is_adverb(at) and t.may_be_participle(at)) or t.is_verb(at):
            chain.verbs.append(at)
        elif t.lower(at) in t.g.coordinators and chain.adverbs:
            chain.adverbs[-1] += f" {t.words[at].text}"
            chain.joined = True
        elif t.words[at].is_word:
            _adverb(t, at, chain)


def _adverb(t: Tokens, at: int, chain: _Chain) -> None:
    """Hedges and the like stand before the main verb in a question, others stay after it."""
    text = t.words[at].text
    if chain.joined:
        chain.adverbs[-1] += f" {text}"
        chain.joined = False
    elif follows_verb(t, at):
        chain.trailing.append(text)
    else:
        chain.adverbs.append(text)


def follows_verb(t: Tokens, at: int) -> bool:
    """True for "out", "sharply" or "raskt" right after a full verb."""
    known = t.g.hedges | t.g.drop_adverbs
    if t.lower(at) in known or t.is_negation(at) or " " in t.lower(at):
        return False
    if is_particle(t.lower(at)):
        return True
    before = at - 1
    while before >= 0 and (t.is_adverb(before) or t.is_negation(before)):
        before -= 1
    chains = t.g.finite_aux | t.g.be | t.g.have | BECOME
    return before >= 0 and t.is_verb(before) and t.lower(before) not in chains


def _voice(t: Tokens, finite: int, chain: _Chain, group: VerbGroup) -> None:
    lower = t.lower(finite)
    group.modal = lower if lower in t.g.modals else ""
    be_like = t.g.be | (frozenset() if t.g.english else BECOME)
    group.base = t.base(chain.verbs[-1] if chain.verbs else finite)
    if not chain.verbs:
        group.copula = lower in be_like
        auxiliary = lower in t.g.finite_aux and lower not in t.g.have | BECOME
        group.lexical = not auxiliary and not group.copula
        group.passive = t.forms[finite] is Form.PASSIVE and group.base != "finnes"
        plural = t.g.english and t.forms[finite] in (Form.PRESENT, Form.BASE)
        group.plural = plural and (lower == group.base or lower in ("have", "do"))
        return
    main = chain.verbs[-1]
    before = t.lower(chain.verbs[-2]) if len(chain.verbs) > 1 else lower
    group.copula = t.lower(main) in be_like
    by_be = before in be_like and t.forms[main] is not Form.ING
    group.passive = (by_be and not group.copula) or t.forms[main] is Form.PASSIVE


def _extend(t: Tokens, group: VerbGroup, end: int) -> None:
    """ "can help to open" and "carry out": words after the verbs that belong to them."""
    reached = _reflexive(t, group, end)
    if reached > group.end:
        group.rest = f"{group.rest} {_text(t, group.end, reached)}".strip()
        group.end = reached
    reached = _catenative(t, group, end)
    if reached == group.end:
        reached = particle_end(t, group, end)
    if reached > group.end:
        group.rest = f"{group.rest} {_text(t, group.end, reached)}".strip()
        group.end = reached


def _text(t: Tokens, start: int, end: int) -> str:
    return " ".join(word.text for word in t.words[start:end])


def _reflexive(t: Tokens, group: VerbGroup, end: int) -> int:
    """ "strekker seg", "tar for seg": the pronoun belongs to the verb."""
    at = group.end
    if at < end and t.lower(at) == "seg":
        return at + 1
    if at + 1 < end and t.lower(at + 1) == "seg" and t.lower(at) in ("for", "med"):
        return at + 2
    return at


def _catenative(t: Tokens, group: VerbGroup, end: int) -> int:
    if group.base not in _CATENATIVES or group.passive:
        return group.end
    for at in range(group.end, min(end, group.end + 3)):
        ready = t.g.english or t.lower(at - 1) == "å"
        verb = t.is_verb(at, Form.BASE, Form.ING) or t.tables(at, Form.BASE)
        if verb and ready and (at == group.end or t.lower(at - 1) in _LINKING):
            return at + 1
        if t.lower(at) not in _LINKING:
            break
    return group.end
