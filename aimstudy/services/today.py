"""Today at a glance: what waits, how long it takes, and where the exam stands."""

from datetime import date, datetime, timedelta

from aimstudy.services.context import Context
from aimstudy.services.plans import PlansService
from aimstudy.services.result_question import exam_asked_about
from aimstudy.services.session_plan import session_plan
from aimstudy.services.study_day_plan import coming_day, minutes_left, plan_day
from aimstudy.services.timeline import next_exam
from aimstudy.services.views.today import NavCounts, OpenIssue, OpenSession, TodayView, WeekDay
from aimstudy.storage import queue
from aimstudy.storage.articles import count_articles
from aimstudy.storage.backup_folder import newest_backup_time
from aimstudy.storage.exams import load_exams
from aimstudy.storage.fact_cards import count_proposed
from aimstudy.storage.issues import load_issues
from aimstudy.storage.past_weeks import calendar_history
from aimstudy.storage.quizzes import unfinished_attempt
from aimstudy.storage.review_log import day_counts, last_answer_day
from aimstudy.storage.session import Session

FEWEST_CARDS_FOR_QUIZ = 3


class TodayService:
    """What the first page and the navigation show."""

    def __init__(self, context: Context, plans: PlansService) -> None:
        self._context = context
        self._plans = plans

    def view(self) -> TodayView:
        """Today's counts, this week and what waits for the person."""
        context = self._context
        today = context.today()
        with context.database.read() as session:
            plan = plan_day(session, context)
            exam = next_exam(load_exams(session), today)
            coming = coming_day(session, plan, today)
            accepted = queue.count_active(session)
            return TodayView(
                now=context.now(),
                day=today,
                exam_name=exam.name if exam else "",
                exam_day=exam.day if exam else None,
                days_left=(exam.day - today).days if exam else None,
                refresh_cards=plan.due + plan.steps,
                new_cards=plan.new,
                minutes=minutes_left(plan),
                minutes_done=plan.minutes_done,
                budget=plan.budget,
                accepted_cards=accepted,
                proposed_cards=count_proposed(session),
                week=_week(session, today),
                issues=_open_issues(session),
                quiz_ready=accepted >= FEWEST_CARDS_FOR_QUIZ,
                unfinished_quiz=unfinished_attempt(session),
                last_backup=self._last_backup(),
                next_day=coming[0] if coming else None,
                next_count=coming[1] if coming else 0,
                planned=plan.to_exam,
                awaited=self._plans.awaited(session),
                exam_over=exam_asked_about(session, today),
                warning_clock=last_answer_day(session) > today.toordinal() + 1,
                session=_under_way(session, context),
                held=not accepted and queue.are_held(session),
            )

    def nav(self) -> NavCounts:
        """The small figures beside the navigation."""
        context = self._context
        today = context.today()
        with context.database.read() as session:
            exam = next_exam(load_exams(session), today)
            minutes = minutes_left(plan_day(session, context))
            return NavCounts(
                minutes_today=0.0 if self._plans.awaited(session) else minutes,
                articles=count_articles(session),
                cards=queue.count_active(session),
                days_left=(exam.day - today).days if exam else None,
                exam_name=exam.name if exam else "",
                last_backup=self._last_backup(),
            )

    def _last_backup(self) -> datetime | None:
        return newest_backup_time(self._context.database.folder)


def _under_way(session: Session, context: Context) -> OpenSession | None:
    """The session that was chosen today, unless it has come to its end."""
    plan = session_plan(session, context)
    if plan.stored is None or plan.minutes_over or not plan.day.left:
        return None
    left, wish = plan.day.left, plan.stored.wish
    cards = None if wish.cards is None else left - plan.again
    return OpenSession(wish.scope.kind, plan.stored.name, left, cards)


def _week(session: Session, today: date) -> tuple[WeekDay, ...]:
    monday = today - timedelta(days=today.weekday())
    counts = day_counts(session, monday.toordinal(), monday.toordinal() + 6)
    calendar = calendar_history(session)
    days = (monday + timedelta(days=n) for n in range(7))
    return tuple(
        WeekDay(
            day=day,
            minutes_done=counts.get(day.toordinal(), (0, 0, 0))[2] / 60_000,
            minutes_planned=calendar.minutes_on(day),
            is_today=day == today,
            is_past=day < today,
        )
        for day in days
    )


def _open_issues(session: Session) -> tuple[OpenIssue, ...]:
    return tuple(
        OpenIssue(
            issue_id=issue.issue_id,
            article_id=issue.article_id,
            article_title=issue.article_title,
            subject=issue.subject,
            first=issue.first,
            second=issue.second,
        )
        for issue in load_issues(session)
        if issue.choice == "open"
    )
