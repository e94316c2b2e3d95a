"""What is said of a paper that was handed in: passed or not with the numbers, and each answer."""

from aimstudy.domain.paper_clock import Ending
from aimstudy.services.views.rehearsal import PaperAnswer, RehearsalResult, TopicScore
from aimstudy.ui.rehearsal.cell_words import marks_words
from aimstudy.ui.rehearsal.words import time_words
from aimstudy.ui.timeline.words_result import chance_words
from aimstudy.ui.translations import format_number, tr, trn

MOST_SHOWN = 1_500  # characters of a question, an answer or a sentence in the look back


def outcome_title(result: RehearsalResult) -> str:
    """Passed or not."""
    return tr("Passed") if result.passed else tr("Not passed")


def outcome_line(result: RehearsalResult) -> str:
    """``34 of 50 are right; 35 needed (70 %).``, and topics below their own mark."""
    line = trn(
        "{n} of {total} is right; {needed} needed ({share} %).",
        "{n} of {total} are right; {needed} needed ({share} %).",
        result.right,
        total=format_number(result.total),
        needed=format_number(result.needed),
        share=format_number(100 * result.rules.pass_share, _decimals(result.rules.pass_share)),
    )
    short = [topic for topic in result.topics if not topic.passed]
    if short and result.right >= result.needed:
        line = f"{line} {tr('That would be enough, but every topic has its own mark.')}"
    return " ".join([line, *(_short_topic(topic) for topic in short)])


def _short_topic(topic: TopicScore) -> str:
    return trn(
        "{topic}: {n} of {total} right, {needed} needed.",
        "{topic}: {n} of {total} right, {needed} needed.",
        topic.right,
        topic=topic.name,
        total=format_number(topic.total),
        needed=format_number(topic.needed),
    )


def ending_line(result: RehearsalResult) -> str:
    """How it ended and what was left open; "" where there is nothing to say."""
    parts = []
    if result.ending is Ending.TIME:
        parts.append(tr("The time was up, and the paper was handed in by itself."))
    elif result.ending is Ending.TIME_AWAY:
        parts.append(
            tr(
                "The time was up while AimStudy was closed; the paper was handed in with what you "
                "had answered."
            )
        )
    if result.open_count:
        parts.append(
            trn(
                "{n} question was left open and counts as not right.",
                "{n} questions were left open and count as not right.",
                result.open_count,
            )
        )
    return " ".join(parts)


def time_line(result: RehearsalResult) -> str:
    """``You used 52 min 10 s of 65 minutes.``"""
    return tr(
        "You used {used} of {allowed}.",
        used=time_words(min(result.used_s, result.allowed_s)),
        allowed=time_words(result.allowed_s),
    )


def sight_line(result: RehearsalResult) -> str:
    """The score at first sight apart from that of repeats."""
    if not result.repeats_total:
        return tr("All questions were new to you.")
    repeats = trn(
        "Met before: {n} of {total} right.",
        "Met before: {n} of {total} right.",
        result.repeats_right,
        total=format_number(result.repeats_total),
    )
    if not result.first_total:
        return f"{tr('No question was new to you.')} {repeats}"
    first = trn(
        "At first sight: {n} of {total} right.",
        "At first sight: {n} of {total} right.",
        result.first_right,
        total=format_number(result.first_total),
    )
    return f"{first} {repeats}"


def likely_line(result: RehearsalResult) -> str:
    """What is probably known of the material, as far as the paper was looked at."""
    if result.open_count == len(result.answers):
        return tr("You answered no question, so nothing can be said about what you know.")
    low, high = (format_number(round(100 * share)) for share in (result.low, result.high))
    if result.looked_at < len(result.answers):
        return trn(
            "Going by the {n} question you looked at, you probably know {low} to {high} of 100.",
            "Going by the {n} questions you looked at, you probably know {low} to {high} of 100.",
            result.looked_at,
            low=low,
            high=high,
        )
    return tr("For this material you probably know {low} to {high} of 100.", low=low, high=high)


def next_line(result: RehearsalResult) -> str:
    """What another such paper would probably bring, or that too little is known for that."""
    found = result.next_paper
    if found is None:
        return trn(
            "{n} answer at first sight is too few to foresee another paper.",
            "{n} answers at first sight are too few to foresee another paper.",
            result.first_answers,
        )
    return trn(
        "On another such paper you would probably get {low} to {high} of {total}; the chance to "
        "pass is {chance} (from {n} answer at first sight).",
        "On another such paper you would probably get {low} to {high} of {total}; the chance to "
        "pass is {chance} (from {n} answers at first sight).",
        found.answers,
        low=format_number(found.low),
        high=format_number(found.high),
        total=format_number(found.questions),
        chance=chance_words(found.chance),
    )


def topic_line(topic: TopicScore) -> str:
    """``Ethics: 3 of 8 right · 4 needed, not reached``."""
    line = trn(
        "{topic}: {n} of {total} right",
        "{topic}: {n} of {total} right",
        topic.right,
        topic=topic.name,
        total=format_number(topic.total),
    )
    if not topic.needed:
        return line
    needed = format_number(topic.needed)
    reached = tr("{n} needed, reached", n=needed)
    return f"{line} · {reached if topic.passed else tr('{n} needed, not reached', n=needed)}"


def answer_title(answer: PaperAnswer) -> str:
    """``7 · not right · flagged · 41 seconds · seen before``."""
    parts = [tr("Question {n}", n=format_number(answer.feedback.position + 1))]
    if not answer.cell.answered:
        parts.append(tr("left open"))
    else:
        parts.append(tr("right") if answer.feedback.correct else tr("not right"))
    marks = marks_words(answer.cell)
    if marks:
        parts.append(marks)
    parts.append(time_words(answer.seconds))
    if answer.topic:
        parts.append(answer.topic)
    if not answer.first_sight:
        parts.append(tr("seen before"))
    return " · ".join(parts)


def given_words(answer: PaperAnswer) -> str:
    """What was put in; "" for nothing."""
    feedback = answer.feedback
    if feedback.given is None:
        return ""
    if isinstance(feedback.given, str):
        return feedback.given
    if feedback.pairs:
        put = [f"{pair.left}: {pair.given or tr('nothing')}" for pair in feedback.pairs]
        return "; ".join(put)
    return ", ".join(option.text for option in feedback.options if option.is_chosen)


def key_words(answer: PaperAnswer) -> str:
    """What is right."""
    feedback = answer.feedback
    if feedback.pairs:
        return "; ".join(f"{pair.left}: {pair.right}" for pair in feedback.pairs)
    keys = [option.text for option in feedback.options if option.is_key]
    return ", ".join(keys) or feedback.answer


def cut(text: str, most: int = MOST_SHOWN) -> str:
    """``text``, or its beginning: what has the length of a book would hold the window up."""
    return text if len(text) <= most else f"{text[:most].rstrip()} …"


def _decimals(share: float) -> int:
    return 0 if abs(100 * share - round(100 * share)) < 1e-6 else 1
