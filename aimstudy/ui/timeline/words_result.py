"""What an exam's result came to beside its forecast, and what it does to the next exam's.

Pure functions of a Recalibration. What is told as changed is what the reader sees changed: two
numbers that are shown alike count as the same.
"""

from aimstudy.domain.exam_profile import ExamResult
from aimstudy.domain.plan import ForecastNumbers, Recalibration, WeakCards
from aimstudy.ui.timeline.words import range_words, short_range
from aimstudy.ui.translations import tr, trn

SURE, HOPELESS = 99, 1  # per cent, beyond which no number is told
TOLD_FALL = 0.05  # of the chance to pass


def result_lines(found: Recalibration) -> tuple[str, ...]:
    """What came, what it changed, its weak topics, and what would help."""
    lines = (_came(found), _changed(found), _weak(found), _harder(found))
    return tuple(line for line in lines if line)


def chance_words(chance: float) -> str:
    """``about 92 %``; never quite sure."""
    share = round(100 * chance)
    if share >= SURE:
        return tr("over {n} %", n=SURE)
    if share <= HOPELESS:
        return tr("under {n} %", n=HOPELESS)
    return tr("about {n} %", n=share)


def _came(found: Recalibration) -> str:
    result, name = found.result, found.exam
    if found.expected is None:
        return tr(
            "{name}: {result}. There was no forecast from before it to compare with.",
            name=name,
            result=_passed(result),
        )
    expected = round(100 * found.expected)
    if result.low is None or result.high is None:
        return tr(
            "{name}: {result}. The forecast for the paper was about {expected} of 100.",
            name=name,
            result=_passed(result),
            expected=expected,
        )
    return tr(
        "{name}: you got {low} to {high} of 100. The forecast for the paper was about {expected}.",
        name=name,
        low=result.low,
        high=result.high,
        expected=expected,
    )


def _passed(result: ExamResult) -> str:
    return tr("passed") if result.passed else tr("not passed")


def _changed(found: Recalibration) -> str:
    before, after, name = found.before, found.after, found.next_exam
    if before is None or after is None:
        return tr(
            "The forecast for {name} reckons with it once there is enough evidence.", name=name
        )
    parts = _differences(before, after)
    if not parts:
        return tr("No number shown for {name} is changed by it.", name=name)
    return tr("It changes the forecast for {name}: {parts}.", name=name, parts="; ".join(parts))


def _differences(before: ForecastNumbers, after: ForecastNumbers) -> list[str]:
    """The numbers shown otherwise, each as it is and as it would be without the result."""
    pairs = [
        (
            tr("you will probably recall {after} instead of {before}"),
            range_words(after.follow),
            short_range(before.follow),
        ),
        (
            tr("{after} instead of {before} if you stop today"),
            short_range(after.stop),
            short_range(before.stop),
        ),
        (
            tr("{after} right on the paper instead of {before}"),
            _score(after.score),
            _score(before.score),
        ),
        (
            tr("a chance to pass of {after} instead of {before}"),
            _chance(after.chance),
            _chance(before.chance),
        ),
    ]
    same = [short_range(after.follow) == short_range(before.follow)]
    same += [now == then for _, now, then in pairs[1:]]
    return [
        words.format(after=now, before=then)
        for (words, now, then), alike in zip(pairs, same, strict=True)
        if not alike
    ]


def _score(score: tuple[int, int] | None) -> str:
    return tr("{low} to {high}", low=score[0], high=score[1]) if score else ""


def _chance(chance: float | None) -> str:
    return "" if chance is None else chance_words(chance)


def _harder(found: Recalibration) -> str:
    """Why the paper is expected below the recall, where a result brought its chance down."""
    before = found.before.chance if found.before else None
    after = found.after.chance if found.after else None
    if before is None or after is None or before - after < TOLD_FALL:
        return ""
    return tr(
        "{exam} asked more than your cards tell, and {name} may as well: other material and "
        "questions help more than repeating what you recall.",
        exam=found.exam,
        name=found.next_exam,
    )


def _weak(found: Recalibration) -> str:
    if found.weak is None:
        return ""
    begin = tr("Weak there: {topics}.", topics=", ".join(found.result.weak_topics))
    return f"{begin} {_weak_cards(found.weak, found)}"


def _weak_cards(weak: WeakCards, found: Recalibration) -> str:
    if not weak.named and not weak.cards:
        return trn(
            "No topic has this name, so no card is moved by it.",
            "No topic has any of these names, so no card is moved by them.",
            len(found.result.weak_topics),
        )
    if not weak.cards:
        return tr(
            "{name} asks none of these cards. If you plan {exam} again, less is expected of "
            "them, and new ones come first.",
            name=found.next_exam,
            exam=found.exam,
        )
    if weak.recall is None:
        return trn(
            "{name} asks {n} card of it; if it is new, it comes first.",
            "{name} asks {n} cards of it; the new ones come first.",
            weak.cards,
            name=found.next_exam,
        )
    if weak.others is None:
        return tr(
            "All cards of {name} are of this kind, so its forecast is theirs.",
            name=found.next_exam,
        )
    return trn(
        "Of its {n} card for {name} about {recall} of 100 is expected, of the others {others}; "
        "if it is new, it comes first.",
        "Of its {n} cards for {name} about {recall} of 100 are expected, of the others {others}; "
        "new ones come first.",
        weak.cards,
        name=found.next_exam,
        recall=round(100 * weak.recall),
        others=round(100 * weak.others),
    )
