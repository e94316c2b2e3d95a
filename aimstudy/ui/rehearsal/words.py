"""What the start of a rehearsal says: rules, time and material in plain sentences. No widget."""

from datetime import date, datetime

from aimstudy.domain.article import Language
from aimstudy.domain.example_exam import PROFILE_NAME
from aimstudy.domain.paper import PaperRules
from aimstudy.domain.study_day import study_day
from aimstudy.services.views.rehearsal import (
    OpenPaper,
    PaperChoice,
    PastPaper,
    RehearsalStart,
    TopicShare,
)
from aimstudy.ui.own_texts import shown_text
from aimstudy.ui.translations import format_day, format_number, format_short_day, tr, trn

MINUTE = 60


def paper_name(name: str) -> str:
    """A paper's name; that of the example in the language in force."""
    return tr("Example paper") if name in ("", PROFILE_NAME) else name


def choice_name(choice: PaperChoice) -> str:
    """``AIM 400 · 12 Jan``; the example says that it is one."""
    if choice.day is None:
        return paper_name(choice.name)
    return f"{choice.name} · {format_short_day(choice.day)}"


def language_name(language: Language) -> str:
    """``Questions in English``."""
    return {
        Language.ENGLISH: tr("Questions in English"),
        Language.BOKMAL: tr("Questions in Norwegian"),
    }[language]


def clock_text(seconds: int) -> str:
    """``48:12``, from an hour on ``1:05:00``."""
    minutes, rest = divmod(max(0, seconds), MINUTE)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def time_words(seconds: int) -> str:
    """``65 minutes``, ``29 min 54 s`` or ``40 seconds``."""
    minutes, rest = divmod(max(0, seconds), MINUTE)
    if not minutes:
        return trn("{n} second", "{n} seconds", rest)
    if not rest:
        return trn("{n} minute", "{n} minutes", minutes)
    return tr("{minutes} min {seconds} s", minutes=format_number(minutes), seconds=rest)


def whole_minutes(seconds: int) -> str:
    """The time in minutes, as one says it: begun ones count. ``less than a minute`` below one."""
    if seconds < MINUTE:
        return tr("less than a minute")
    return trn("{n} minute", "{n} minutes", -(-seconds // MINUTE))


def length_line(rules: PaperRules) -> str:
    """``50 questions in 65 minutes, about 78 seconds each.``, with what of it is extra time."""
    each = round(rules.seconds / max(1, rules.questions))
    words = trn(
        "{n} question in {time}.",
        "{n} questions in {time}, about {each} each.",
        rules.questions,
        time=time_words(rules.seconds),
        each=trn("{n} second", "{n} seconds", each),
    )
    if not rules.extra_share:
        return words
    extra = tr(
        "Your extra time of {share} % is counted in.",
        share=format_number(round(100 * rules.extra_share)),
    )
    return f"{words} {extra}"


def pass_line(rules: PaperRules) -> str:
    """``You pass with 35 of 50 right (70 %).``, and what every topic must have."""
    words = tr(
        "You pass with {marks} of {total} right ({share} %).",
        marks=format_number(rules.marks),
        total=format_number(rules.questions),
        share=format_number(round(100 * rules.pass_share, 2), _decimals(rules.pass_share)),
    )
    if not rules.topic_share:
        return words
    each = tr(
        "In every single topic at least {share} % must be right.",
        share=format_number(round(100 * rules.topic_share, 2), _decimals(rules.topic_share)),
    )
    return f"{words} {each}"


def clock_line(rules: PaperRules) -> str:
    """Whether the clock can be paused, and what happens if the program is closed."""
    if rules.pausable:
        return tr(
            "The clock can be paused. It stands still when you leave this page or close AimStudy."
        )
    return tr(
        "The clock cannot be paused: it runs on when you leave this page or close AimStudy. "
        "Your answers are kept all the same."
    )


def end_line() -> str:
    """What happens at zero, and when one sees what was right."""
    return tr(
        "At zero the paper is handed in by itself. What was right is shown only then; until then "
        "you can skip, come back and change any answer."
    )


def source_line(rules: PaperRules, example: bool) -> str:
    """Where the rules are from, and whether anybody has checked them."""
    if rules.own:
        return tr("These numbers are your own.")
    found = shown_text(rules.source)
    where = tr("Where these rules are from is not said.")
    if found and rules.source_day:
        day = format_day(rules.source_day)
        where = tr("The rules are from: {place} As of {day}.", place=_ended(found), day=day)
    elif found:
        where = tr("The rules are from: {place}", place=_ended(found))
    if rules.verified:
        return f"{where} {tr('You have checked them.')}"
    if example:
        return f"{where} {tr('Nobody has verified them for the AIM.')}"
    return f"{where} {tr('Nobody has verified them.')}"


def rule_lines(rules: PaperRules, example: bool = False) -> tuple[str, ...]:
    """All rules of a paper, a sentence or two each."""
    lines = [length_line(rules), pass_line(rules), clock_line(rules), end_line()]
    if rules.options:
        lines.append(
            trn(
                "A question with options has {n}.",
                "A question with options has {n} of them.",
                rules.options,
            )
        )
    return (*lines, source_line(rules, example))


def material_line(start: RehearsalStart) -> str:
    """How many different questions there are, and how many of them are new."""
    if not start.distinct:
        return tr("There is no question for this paper yet.")
    words = trn(
        "There is {n} question to draw from.",
        "There are {n} different questions to draw from.",
        start.distinct,
    )
    if not start.exact:
        least = format_number(start.distinct)
        words = tr("There are at least {n} different questions to draw from.", n=least)
    if start.unseen == start.distinct:
        return f"{words} {tr('You have seen none of them.')}"
    unseen = trn(
        "{n} of them you have not seen; it comes first.",
        "{n} of them you have not seen; these come first.",
        start.unseen,
    )
    if not start.unseen:
        unseen = tr("You have seen all of them.")
    return f"{words} {unseen}"


def shorter_line(wanted: PaperRules, offered: PaperRules) -> str:
    """The shorter paper on offer, with its time and its marks."""
    return tr(
        "The paper asks {wanted}, and no question comes twice. A shorter one keeps the pace: "
        "{questions} in {time}, passed with {marks} right.",
        wanted=format_number(wanted.of_questions or wanted.questions),
        questions=trn("{n} question", "{n} questions", offered.questions),
        time=time_words(offered.seconds),
        marks=format_number(offered.marks),
    )


def share_line(topic: TopicShare) -> str:
    """``40 % · 20 of 31 questions``, or that no material covers the topic."""
    share = tr("{n} %", n=format_number(round(100 * topic.share)))
    if not topic.available:
        return tr("{share} · no material, so nothing is asked", share=share)
    asked = trn(
        "{asked} of {n} question",
        "{asked} of {n} questions",
        topic.available,
        asked=format_number(topic.asked),
    )
    return f"{share} · {asked}"


def open_title(paper: OpenPaper) -> str:
    """``A paper is not finished: AIM 400``."""
    return tr("A paper is not finished: {name}", name=paper_name(paper.name))


def away_title(paper: PastPaper) -> str:
    """``The time of a paper was up while AimStudy was closed: AIM 400``."""
    name = paper_name(paper.name)
    if not paper.away:
        return tr("The time of a paper was up: {name}", name=name)
    return tr("The time of a paper was up while AimStudy was closed: {name}", name=name)


def open_line(paper: OpenPaper) -> str:
    """How far it is and how its clock stands."""
    done = tr(
        "{n} of {total} answered.",
        n=format_number(paper.answered),
        total=format_number(paper.total),
    )
    left = clock_text(paper.seconds_left)
    if paper.pausable:
        clock = tr("The clock stands still at {left} until you go on.", left=left)
    else:
        clock = tr("{left} left, and the clock is running.", left=left)
    return f"{done} {clock}"


def rough_line(paper: OpenPaper) -> str:
    """The same where it is not told anew every second."""
    done = tr(
        "{n} of {total} answered.",
        n=format_number(paper.answered),
        total=format_number(paper.total),
    )
    if paper.pausable:
        left = clock_text(paper.seconds_left)
        return f"{done} {tr('The clock stands still at {left} until you go on.', left=left)}"
    left = whole_minutes(paper.seconds_left)
    clock = tr("{left} left, and the clock is running.", left=left)
    return f"{done} {clock[:1].upper()}{clock[1:]}"


def past_line(paper: PastPaper, today: date) -> str:
    """``36 of 50 right · passed · 24 of 31 at first sight``."""
    score = trn(
        "{n} of {total} right",
        "{n} of {total} right",
        paper.right,
        total=format_number(paper.total),
    )
    parts = [past_day(paper.when, today), score]
    parts.append(tr("passed") if paper.passed else tr("not passed"))
    if 0 < paper.first_total < paper.total:
        parts.append(
            tr(
                "{n} of {total} at first sight",
                n=format_number(paper.first_right),
                total=format_number(paper.first_total),
            )
        )
    if paper.left_out:
        parts.append(tr("does not count"))
    return " · ".join(parts)


def past_day(when: datetime, today: date) -> str:
    """``today`` or the day, with its year where that is another."""
    day = study_day(when)
    if day == today:
        return _with_night(tr("today"), when)
    return _with_night(format_short_day(day) if day.year == today.year else format_day(day), when)


def whole_day(when: datetime) -> str:
    """``24 Nov 2026``, whatever the day is now."""
    return _with_night(format_day(study_day(when)), when)


def _with_night(words: str, when: datetime) -> str:
    """The study day turns at four: what comes before that on the date of its evening says so."""
    return words if study_day(when) == when.date() else tr("{day}, after midnight", day=words)


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?" else f"{text}."


def _decimals(share: float) -> int:
    return 0 if abs(100 * share - round(100 * share)) < 1e-6 else 1
