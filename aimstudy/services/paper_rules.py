"""The rules of a paper as they were typed; what cannot be meant is refused by its name."""

from aimstudy.domain.exam import Exam
from aimstudy.domain.exam_limits import (
    HIGHEST_EXTRA_SHARE,
    MOST_PAPER_MINUTES,
    MOST_QUESTIONS,
)
from aimstudy.domain.example_exam import example_profile
from aimstudy.domain.paper import PaperRules, rules_of
from aimstudy.services.exam_values import LONGEST_SOURCE, one_line
from aimstudy.services.given_values import day_of, made_as, options_of_question, whole, within


def checked_rules(rules: PaperRules) -> PaperRules:
    """The rules with texts cleaned; raises Problem VALUE_OUT_OF_RANGE or VALUE_OF_OTHER_KIND."""
    rules = made_as(PaperRules, "rules", rules)
    questions = whole("questions", rules.questions, 1, MOST_QUESTIONS)
    shorter_of = whole("of_questions", rules.of_questions, 0, MOST_QUESTIONS)
    return PaperRules(
        name=one_line(rules.name),
        questions=questions,
        minutes=whole("minutes", rules.minutes, 1, MOST_PAPER_MINUTES),
        pass_share=float(within("pass_share", rules.pass_share, 0, 1)),
        topic_share=float(within("topic_share", rules.topic_share, 0, 1)),
        pausable=made_as(bool, "pausable", rules.pausable),
        options=options_of_question(rules.options),
        extra_share=float(within("extra_share", rules.extra_share, 0, HIGHEST_EXTRA_SHARE)),
        source=one_line(rules.source, LONGEST_SOURCE),
        source_day=None if rules.source_day is None else day_of(rules.source_day),
        verified=made_as(bool, "verified", rules.verified),
        of_questions=shorter_of if shorter_of > questions else 0,
        own=made_as(bool, "own", rules.own),
    )


def rules_for(exam: Exam | None) -> tuple[PaperRules, bool]:
    """(rules, whether they are known): the example's where the exam has no paper of its own."""
    profile = exam.profile if exam else None
    if exam is None or profile is None or not (profile.questions and profile.minutes):
        return rules_of(example_profile()), False
    return rules_of(profile), True
