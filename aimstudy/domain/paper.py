"""The rules of a rehearsed paper, its marks in exact numbers, and how its questions are shared out.

Knows no question and no clock. Shares are 0-1.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil

from aimstudy.domain.exam_profile import ExamProfile
from aimstudy.domain.pass_marks import exact_share, marks_needed


@dataclass(frozen=True, slots=True)
class PaperRules:
    """What a paper asks and how it is passed.

    ``topic_share`` is the least in each single topic (0: no such rule), ``options`` how many an
    item has (0: as they come), ``extra_share`` what is added to the minutes for those who need it.
    ``of_questions`` is set where the paper is a shorter one: the minutes belong to that many
    questions, and this paper has its share of them. ``source``, ``source_day`` and ``verified``
    are those of the profile; ``own`` numbers are the person's and have none of these.
    """

    name: str
    questions: int
    minutes: int
    pass_share: float = 0.7
    topic_share: float = 0.0
    pausable: bool = True
    options: int = 0
    extra_share: float = 0.0
    source: str = ""
    source_day: date | None = None
    verified: bool = False
    of_questions: int = 0
    own: bool = False

    @property
    def seconds(self) -> int:
        """The time allowed, extra time included; a part of a second counts as one."""
        whole = self.of_questions or self.questions
        share = Fraction(self.questions, whole) if whole else Fraction(1)
        return ceil(60 * self.minutes * share * (1 + exact_share(self.extra_share)))

    @property
    def marks(self) -> int:
        """The fewest right answers that pass."""
        return marks_needed(self.questions, self.pass_share)

    @property
    def is_shorter(self) -> bool:
        """Whether it has fewer questions than the profile asks for."""
        return 0 < self.questions < self.of_questions

    def shortened(self, questions: int) -> "PaperRules":
        """A paper of fewer questions with its share of the time."""
        whole = self.of_questions or self.questions
        return replace(self, questions=questions, of_questions=whole)


def rules_of(profile: ExamProfile) -> PaperRules:
    """The rules of a profile; what it does not know is 0."""
    return PaperRules(
        name=profile.name,
        questions=profile.questions,
        minutes=profile.minutes,
        pass_share=profile.pass_share,
        topic_share=profile.topic_share,
        pausable=profile.pausable,
        options=profile.options,
        extra_share=profile.extra_share,
        source=profile.source,
        source_day=profile.source_day,
        verified=profile.verified,
    )


def shared_out(questions: int, weights: Sequence[float], available: Sequence[int]) -> list[int]:
    """How many questions of each topic: by weight, by the largest remainder, none beyond what is.

    What one topic lacks the others give, by their weights. Fewer than ``questions`` in all only if
    there are not so many. Equal remainders go to the earlier topic.

    >>> shared_out(50, [2, 1, 1], [100, 100, 5])
    [30, 15, 5]
    """
    found = [0] * len(weights)
    exact = [Fraction(weight) for weight in weights]
    open_topics = [n for n, most in enumerate(available) if most > 0 and weights[n] > 0]
    left = questions
    while open_topics and left > 0:
        total = sum((exact[n] for n in open_topics), Fraction())
        full = [n for n in open_topics if left * exact[n] >= total * available[n]]
        if not full:
            for n, part in zip(open_topics, _parts(left, open_topics, exact, total), strict=True):
                found[n] = part
            break
        for n in full:
            found[n] = available[n]
        left -= sum(available[n] for n in full)
        open_topics = [n for n in open_topics if n not in full]
    return found


def _parts(
    questions: int, topics: Sequence[int], weights: Sequence[Fraction], total: Fraction
) -> list[int]:
    """Largest remainder; each part is below what the topic has, for its quota is."""
    quotas = [questions * weights[n] / total for n in topics]
    parts = [int(quota) for quota in quotas]
    rest = sorted(range(len(topics)), key=lambda at: (parts[at] - quotas[at], at))
    for at in rest[: questions - sum(parts)]:
        parts[at] += 1
    return parts
