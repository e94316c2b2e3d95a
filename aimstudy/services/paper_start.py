"""The start page of a rehearsal: the rules of an exam's paper, and what there is to ask."""

from dataclasses import replace
from datetime import date

from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.exam import Exam
from aimstudy.domain.paper import PaperRules, shared_out
from aimstudy.services.context import Context
from aimstudy.services.paper_material import Different, PaperMaterial
from aimstudy.services.paper_result import local_time, past_papers
from aimstudy.services.paper_rules import checked_rules, rules_for
from aimstudy.services.views.rehearsal import OpenPaper, PaperChoice, RehearsalStart
from aimstudy.storage import rehearsals
from aimstudy.storage.exams import load_exams
from aimstudy.storage.keys import is_id
from aimstudy.storage.rehearsals import StoredPaper
from aimstudy.storage.session import Session

FEWEST_QUESTIONS = 5  # fewer say next to nothing, at whatever share


def exam_of(session: Session, exam_id: int) -> Exam | None:
    """The exam of that id, None for 0; raises Problem EXAM_MISSING."""
    if exam_id == 0 and not isinstance(exam_id, bool | float):
        return None
    for exam in load_exams(session):
        if exam.id == exam_id and is_id(exam_id):
            return exam
    raise Problem(ProblemKind.EXAM_MISSING)


def next_exam_id(session: Session, today: date) -> int:
    """The earliest exam ahead, or 0."""
    return next((e.id for e in load_exams(session) if e.day >= today), 0)


def start_of(
    session: Session,
    context: Context,
    exam: Exam | None,
    material: PaperMaterial,
    different: Different,
    running: StoredPaper | None,
) -> RehearsalStart:
    """The start page for ``exam``; ``running`` is the paper that is not handed in."""
    rules, known = rules_for(exam)
    past = past_papers(session)
    start = RehearsalStart(
        choices=_choices(session, context.today()),
        exam_id=exam.id if exam else 0,
        rules=replace(rules, name=rules.name or (exam.name if exam else "")),
        rules_known=known,
        distinct=different.count,
        unseen=different.unseen,
        fewest=FEWEST_QUESTIONS,
        offered=None,
        topics=different.topics,
        blocked=material.blocked,
        unfinished=open_paper(session, running) if running else None,
        past=past,
        exact=different.exact,
        language=material.languages.chosen,
        languages=material.languages.all,
        ended_away=next((paper for paper in past if paper.by_itself and not paper.looked_at), None),
    )
    return with_rules(start, start.rules)


def with_rules(start: RehearsalStart, rules: PaperRules) -> RehearsalStart:
    """The page for rules that were typed; raises Problem VALUE_OUT_OF_RANGE by name."""
    rules = checked_rules(rules)
    offered = None
    if fewest_of(rules) <= start.distinct < rules.questions:
        offered = rules.shortened(start.distinct)
    questions = offered.questions if offered else rules.questions
    asked = shared_out(
        questions,
        [topic.share for topic in start.topics],
        [topic.available for topic in start.topics],
    )
    topics = tuple(
        replace(topic, asked=number) for topic, number in zip(start.topics, asked, strict=True)
    )
    return replace(start, rules=rules, offered=offered, topics=topics)


def fewest_of(rules: PaperRules) -> int:
    """The shortest paper under these rules."""
    return min(FEWEST_QUESTIONS, rules.questions)


def open_paper(session: Session, paper: StoredPaper) -> OpenPaper:
    """A paper that is not handed in, for going on with it."""
    cells = rehearsals.cells(session, paper.attempt_id)
    return OpenPaper(
        attempt_id=paper.attempt_id,
        name=paper.rules.name,
        answered=sum(cell.answered for cell in cells),
        total=len(cells),
        seconds_left=-(-paper.state.clock.left_ms // 1000),
        pausable=paper.rules.pausable,
        paused=paper.state.clock.paused,
        begun=local_time(paper.started_ms, paper.offset_min),
    )


def _choices(session: Session, today: date) -> tuple[PaperChoice, ...]:
    """Exams ahead, earliest first, and the example."""
    ahead = [exam for exam in load_exams(session) if exam.day >= today]
    return (*(PaperChoice(e.id, e.name, e.day) for e in ahead), PaperChoice(0, "", None))
