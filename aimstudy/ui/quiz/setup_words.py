"""What the set-up says of topics, kinds, drills and quizzes of the past. No Qt."""

from collections.abc import Collection, Sequence
from datetime import date

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import QuizKind
from aimstudy.services.views.quiz import (
    FEWEST_QUESTIONS,
    MOST_QUESTIONS,
    Drill,
    ItemLine,
    PastQuiz,
    QuizTopic,
    QuizTopicKind,
)
from aimstudy.ui.translations import format_day, format_number, tr, trn

KINDS = (
    QuizKind.MULTIPLE_CHOICE,
    QuizKind.TRUE_FALSE,
    QuizKind.SELECT,
    QuizKind.NUMERIC,
    QuizKind.TYPED,
    QuizKind.MATCHING,
)


def kind_words(kind: QuizKind) -> str:
    """How a question is answered, in two or three words."""
    return {
        QuizKind.MULTIPLE_CHOICE: tr("Choose one"),
        QuizKind.TRUE_FALSE: tr("True or false"),
        QuizKind.SELECT: tr("Pick out all"),
        QuizKind.NUMERIC: tr("Type a number"),
        QuizKind.TYPED: tr("Type words"),
        QuizKind.MATCHING: tr("Match pairs"),
    }[kind]


def lack_words(kinds: Sequence[QuizKind], elsewhere: Collection[QuizKind]) -> str:
    """Why nothing can be asked by each of ``kinds``, a line each; "" where all can.

    Of those ``elsewhere`` there is something, but not about the topics chosen.
    """
    here = [kind_words(kind) for kind in kinds if kind in elsewhere]
    lines = [
        tr("{kind}: {why}", kind=kind_words(kind), why=_needed(kind))
        for kind in kinds
        if kind not in elsewhere
    ]
    if here:
        lines.append(tr("{kinds}: not about the topics chosen.", kinds=", ".join(here)))
    return "\n".join(lines)


def _needed(kind: QuizKind) -> str:
    """What the material would have to have."""
    return {
        QuizKind.MULTIPLE_CHOICE: tr("needs two wrong options from your own material."),
        QuizKind.TRUE_FALSE: tr("needs a sentence that can also be made false."),
        QuizKind.SELECT: tr("needs a list, and another to take wrong options from."),
        QuizKind.NUMERIC: tr("needs an answer that is a number."),
        QuizKind.TYPED: tr("needs an answer short enough to be typed."),
        QuizKind.MATCHING: tr("needs three abbreviations, or three terms, that are alike."),
    }[kind]


def fewer_words(usable: int, exact: bool, some_topics: bool, some_kinds: bool) -> str:
    """That a quiz has fewer questions than wished for, and what of the choice makes it so."""
    if not exact:
        return tr("About {n} can be asked now.", n=format_number(usable))
    n = format_number(usable)
    if some_topics and some_kinds:
        return tr("{n} can be asked about these topics in these ways; all of them will be.", n=n)
    if some_topics:
        return tr("{n} can be asked about these topics; all of them will be.", n=n)
    if some_kinds:
        return tr("{n} can be asked in these ways; all of them will be.", n=n)
    return tr("{n} can be asked of all your material; all of them will be.", n=n)


def number_refusal(count: int) -> str:
    """Why a quiz cannot have ``count`` questions; "" where it can."""
    if count < FEWEST_QUESTIONS:
        return tr("A quiz has at least {n} questions.", n=format_number(FEWEST_QUESTIONS))
    if count > MOST_QUESTIONS:
        return tr("A quiz has {n} questions at the most.", n=format_number(MOST_QUESTIONS))
    return ""


def shorter_words(total: int, wanted: int, usable: int) -> str:
    """Why a quiz that has begun is shorter than wished for; "" where it is not."""
    if total >= wanted:
        return ""
    if usable > total:
        return trn(
            "{n} question instead of {wanted}: more would ask the same twice or give one away.",
            "{n} questions instead of {wanted}: more would ask the same twice or give one away.",
            total,
            wanted=format_number(wanted),
        )
    return trn(
        "{n} question instead of {wanted}: there is no more to ask of this choice.",
        "{n} questions instead of {wanted}: there is no more to ask of this choice.",
        total,
        wanted=format_number(wanted),
    )


def topic_words(topic: QuizTopic) -> str:
    """``Article: Associate in Management · English · 34 questions``."""
    count = trn("{n} question", "{n} questions", topic.usable)
    if not topic.exact:
        count = tr("about {count}", count=count)
    if not topic.usable:
        count = tr("waits for your choice") if topic.blocked else tr("nothing to ask")
    kind, name = topic.ref.kind, topic.name
    if kind is QuizTopicKind.TAG:
        return tr("Tag: {name} · {cards}", name=name or topic.ref.tag, cards=count)
    if kind is QuizTopicKind.DECK:
        return tr("Deck: {name} · {cards}", name=_with_language(name), cards=count)
    if kind is QuizTopicKind.ARTICLE:
        if topic.language is not None:
            count = f"{_spoken(topic.language)} · {count}"
        return tr("Article: {name} · {cards}", name=name, cards=count)
    if topic.ref.place < 0:
        return tr("Exam: all of {name} · {cards}", name=name, cards=count)
    return tr("Exam: {exam}, {name} · {cards}", exam=topic.group, name=name, cards=count)


def chosen_words(names: Sequence[str], everything: bool) -> str:
    """What a quiz is about: ``everything``, a name, or how many topics."""
    if everything:
        return tr("everything")
    if len(names) == 1:
        return names[0]
    return trn("{n} topic", "{n} topics", len(names))


def quiz_words(count: int, about: str) -> str:
    """``10 questions from everything``."""
    return trn("{n} question from {topics}", "{n} questions from {topics}", count, topics=about)


def minutes_words(count: int, seconds_a_question: float) -> str:
    """``about 5 minutes``."""
    minutes = max(1, round(count * seconds_a_question / 60))
    return trn("about {n} minute", "about {n} minutes", minutes)


def drill_name(drill: Drill) -> str:
    """What a drill is called."""
    return {
        Drill.WEAKEST: tr("Weakest topics"),
        Drill.CONFIDENT_ERRORS: tr("Sure, but wrong"),
        Drill.NEVER_SEEN: tr("Never asked"),
    }[drill]


def drill_words(drill: Drill, usable: int, asks_certainty: bool) -> str:
    """What a drill asks, or why it has nothing to ask now."""
    if usable:
        return {
            Drill.WEAKEST: trn(
                "{n} question where your recall is lowest",
                "{n} questions where your recall is lowest",
                usable,
            ),
            Drill.CONFIDENT_ERRORS: trn(
                "{n} answer that you felt sure of and that was wrong",
                "{n} answers that you felt sure of and that were wrong",
                usable,
            ),
            Drill.NEVER_SEEN: trn(
                "{n} that no quiz or rehearsal has asked you",
                "{n} that no quiz or rehearsal has asked you",
                usable,
            ),
        }[drill]
    return {
        Drill.WEAKEST: tr("Nothing yet: it needs cards that you have answered."),
        Drill.CONFIDENT_ERRORS: (
            tr("None now.")
            if asks_certainty
            else tr("None now. They are found while you are asked how sure you are.")
        ),
        Drill.NEVER_SEEN: tr("Everything has been asked once."),
    }[drill]


def past_words(past: PastQuiz, today: date) -> str:
    """``Today · 7 of 10 right``; a quiz that was ended early says so."""
    day = tr("Today") if past.day == today else format_day(past.day)
    score = trn(
        "{n} of {total} right",
        "{n} of {total} right",
        past.score.right,
        total=format_number(past.score.total),
    )
    words = f"{day} · {score}"
    if past.left_out:
        return tr("{quiz} · left out", quiz=words)
    return words if past.finished else tr("{quiz} · ended early", quiz=words)


def unfinished_words(begun: PastQuiz | None) -> str:
    """That it goes on where it was; with its name and answers where it has any."""
    words = tr("Your answers are saved; it goes on at the same question.")
    if begun is None:
        return words
    answered = trn("{n} answered", "{n} answered", begun.score.total)
    return f"{begun.score.name} · {answered}. {words}"


def item_words(line: ItemLine) -> str:
    """``Right 1 of 7 times · mixed up with: Thor (3) · never chosen: Loki``."""
    words = [
        tr(
            "Right {n} of {total} times",
            n=format_number(line.right),
            total=format_number(line.answered),
        )
    ]
    if line.mixups:
        others = ", ".join(f"{other.text} ({format_number(other.times)})" for other in line.mixups)
        words.append(tr("mixed up with: {others}", others=others))
    if line.never_chosen:
        words.append(tr("never chosen: {options}", options=", ".join(line.never_chosen)))
    return " · ".join(words)


def _with_language(deck: str) -> str:
    """The deck of an article ends with the code of its language; it is said as the article's is."""
    name, mark, code = deck.rpartition(" · ")
    if not mark or code not in set(Language):
        return deck
    return f"{name} · {_spoken(Language(code))}"


def _spoken(language: Language) -> str:
    return tr("English") if language is Language.ENGLISH else tr("Norwegian")
