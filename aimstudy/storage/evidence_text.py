"""What a quiz row of the log says of itself: its JSON, and that read back.

It holds what the person did and what that was taken to prove when it was given; replay works the
last out anew from the first.
"""

import json
from dataclasses import dataclass

from aimstudy.domain.evidence import Certainty, Choice, EvidenceOf, EvidenceSource
from aimstudy.domain.quiz import QuizKind
from aimstudy.storage.stored_text import Unreadable, count, decoded, mapping, number, readable, word

_MOST = 2**53


@dataclass(frozen=True, slots=True)
class StoredEvidence:
    """What a quiz row of the log says of itself.

    ``by_chance`` is the chance to be right without knowing (0 for typed words), ``tried`` False
    for "don't know", ``certainty`` None where it was not asked, ``knew`` the chance (0-1) that the
    person knew it as the answer was taken (None for typed words). ``stands_at`` is the row in
    whose place it counts, where the answer was judged anew.
    """

    source: EvidenceSource
    kind: QuizKind
    right: bool
    tried: bool
    by_chance: float
    certainty: Certainty | None
    knew: float | None
    attempt: int
    position: int
    stands_at: int | None = None

    @property
    def choice(self) -> Choice | None:
        """The answer as one chosen among options; None for typed words."""
        if self.kind.written:
            return None
        return Choice(self.right, self.by_chance, self.certainty or Certainty.UNSURE)


def evidence_text(evidence: EvidenceOf, knew: float | None, stands_at: int | None = None) -> str:
    """An answer as JSON; ``knew`` is what it was taken to prove, None for typed words."""
    values = {
        "source": evidence.source.value,
        "kind": evidence.kind.value,
        "right": evidence.right,
        "tried": evidence.given is not None,
        "by_chance": None if evidence.kind.written else evidence.by_chance,
        "certainty": None if evidence.certainty is None else int(evidence.certainty),
        "knew": None if knew is None else round(knew, 6),
        "attempt": evidence.attempt,
        "position": evidence.position,
        "stands_at": stands_at,
    }
    known = {name: value for name, value in values.items() if value is not None}
    return json.dumps(known, separators=(",", ":"))


def choice_from(text: str | None, seq: int) -> Choice | None:
    """What was chosen, as a quiz row's evidence has it; None for typed words, or if unreadable."""
    return choice_and_place(text, seq)[0]


def choice_and_place(text: str | None, seq: int) -> tuple[Choice | None, int | None]:
    """What was chosen, and the row in whose place quiz row ``seq`` counts if not in its own."""
    found = evidence_from(text, seq)
    return (found.choice, found.stands_at) if found else (None, None)


def evidence_from(text: str | None, seq: int) -> StoredEvidence | None:
    """The evidence of quiz row ``seq``; None where it cannot be read, which the log is told."""
    return readable(evidence_parsed, text or "", None, f"evidence of answer {seq}")


def evidence_parsed(text: object) -> StoredEvidence | None:
    """The evidence of a quiz row; raises Unreadable."""
    plain = mapping(decoded(word(text)))
    try:
        source, kind = EvidenceSource(word(plain.get("source"))), QuizKind(word(plain.get("kind")))
        certainty = Certainty(plain["certainty"]) if "certainty" in plain else None
    except ValueError as error:
        raise Unreadable("another kind of evidence") from error
    by_chance = 0.0
    if not kind.written:
        by_chance = number(plain.get("by_chance"), 0.0, 1.0)
        if not 0.0 < by_chance < 1.0:
            raise Unreadable("no chance to be right without knowing")
    knew = plain.get("knew")
    return StoredEvidence(
        source=source,
        kind=kind,
        right=plain.get("right") is True,
        tried=plain.get("tried") is not False,
        by_chance=by_chance,
        certainty=certainty,
        knew=None if knew is None else number(knew, 0.0, 1.0),
        attempt=count(plain.get("attempt", 0), 0, _MOST),
        position=count(plain.get("position", 0), 0, _MOST),
        stands_at=count(plain["stands_at"], 1, _MOST) if "stands_at" in plain else None,
    )
