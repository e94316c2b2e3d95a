"""Clauses that leave their verb out because the clause before has it: "..., the member 2%"."""

from aimstudy.language.chunks import Chunk, ChunkKind
from aimstudy.language.clauses import Role, Segment, SegmentKind, VerbGroup
from aimstudy.language.extents import Extents
from aimstudy.language.noun_words import is_definite
from aimstudy.language.tokens import Tokens

_ENDS = (ChunkKind.SEMICOLON, ChunkKind.CONTRAST, ChunkKind.COLON)
_MAX_REST = 8


def gapped(x: Extents, at: int, end: int, verbs: VerbGroup | None, last: list[Segment]) -> int:
    """The chunk after the subject of a clause without a verb that begins at ``at``; or -1."""
    nxt = at + 1
    if verbs is None or nxt >= end or x.c[at].kind is not ChunkKind.NOUN:
        return -1
    stop = next((j for j in range(nxt, end) if x.c[j].kind in _ENDS), end)
    rest = x.c[nxt:stop]
    verbless = len(rest) <= _MAX_REST and not any(c.kind is ChunkKind.FINITE for c in _own(rest))
    if not verbless or not _names(x.t, x.c[at]):
        return -1
    objects = [s for s in last if s.kind is SegmentKind.OBJECT and s.role is Role.NONE]
    if len(objects) > 1 or x.list_ahead(nxt, stop):
        return -1
    return nxt if _complement(x.t, x.c, nxt, verbs, last) else -1


def _own(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks before a relative clause."""
    for place, chunk in enumerate(chunks):
        if chunk.kind is ChunkKind.RELATIVE:
            return chunks[:place]
    return chunks


def _names(t: Tokens, chunk: Chunk) -> bool:
    """A definite phrase, or a name: what can stand against the subject before."""
    first = t.lower(chunk.start)
    if first in ("the", "den", "det", "de"):
        return True
    one = chunk.end == chunk.start + 1 and not t.g.english
    return one and t.tag(chunk.head) == "NOUN" and is_definite(t, chunk.head)


def _complement(
    t: Tokens, chunks: list[Chunk], at: int, verbs: VerbGroup, last: list[Segment]
) -> bool:
    """What stands after the subject answers to what stands after the verb before."""
    chunk = chunks[at]
    before = last[-1] if last else None
    if chunk.kind is ChunkKind.PREPOSITION:
        return (
            before is not None
            and before.kind is SegmentKind.PHRASE
            and (before.lead == chunk.lead and before.role is Role.TIME)
        )
    if chunk.kind is ChunkKind.ADJECTIVE:
        return verbs.copula
    if chunk.kind is not ChunkKind.NOUN or before is None:
        return False
    if verbs.base in ("kalle", "hete", "call", "name"):
        return True  # "the head is called a master, the members journeymen"
    counted = t.is_number(chunk.start)
    new = t.lower(chunk.start) in ("a", "an", "en", "et", "ei") and verbs.copula
    often = t.lower(chunk.start) in ("minst", "hvert", "hver", "every")
    return counted or new or (often and before.role is Role.TIME)
