"""What a step was that has been undone or done again, in words. Knows no widget."""

from aimstudy.services.views.settings import UndoDone
from aimstudy.ui.translations import format_day, tr

LONGEST_QUESTION = 90
_OF_QUIZZES = ("quiz_end", "quiz_left_out", "quiz_put_back", "sheet_scored")
_OF_PAPERS = ("paper_left_out", "paper_put_back")
_OF_ARTICLES = ("article_added", "article_deleted")


def undo_words(kind: str) -> str:
    """What a step of ``kind`` was, as an object of "Undone: ..."."""
    return (_of_cards() | _of_decks() | _of_other_things()).get(kind, kind)


def _of_cards() -> dict[str, str]:
    return {
        "answer": tr("the last answer"),
        "edit": tr("the edit"),
        "bury": tr("leaving a card until tomorrow"),
        "suspend": tr("taking cards out of study"),
        "flag": tr("the flag"),
        "bookmark": tr("the bookmark"),
        "remark": tr("the note on a card"),
        "reset": tr("beginning a card anew"),
        "typed": tr("how the answer is given"),
        "reverse": tr("the reversed card"),
        "resume": tr("taking cards back into study"),
        "accept": tr("accepting cards"),
        "reject": tr("rejecting cards"),
        "bring_back": tr("bringing cards back"),
        "unbury": tr("taking cards back for today"),
        "delete": tr("deleting"),
        "note": tr("the new card"),
        "move": tr("moving cards"),
        "tag": tr("the tags of cards"),
        "type_added": tr("the new note type"),
        "type_changed": tr("the edit of a note type"),
        "type_deleted": tr("deleting a note type"),
        "merged": tr("merging duplicates"),
        "told_apart": tr("telling notes apart"),
        "replace": tr("replacing words in cards"),
        "quiz_answer": tr("the last answer of a quiz"),
        "quiz_overrule": tr("how an answer of a quiz counts"),
        "quiz_end": tr("ending a quiz"),
        "sheet_scored": tr("scoring a quiz sheet"),
        "quiz_left_out": tr("leaving a quiz out"),
        "quiz_put_back": tr("letting a quiz count again"),
        "paper_left_out": tr("leaving a paper out"),
        "paper_put_back": tr("letting a paper count again"),
        "paper_overrule": tr("how an answer of a rehearsal counts"),
    }


def _of_decks() -> dict[str, str]:
    return {
        "deck_added": tr("the new deck"),
        "deck_renamed": tr("the name of a deck"),
        "deck_moved": tr("moving a deck"),
        "deck_merged": tr("merging decks"),
        "deck_deleted": tr("deleting a deck"),
        "deck_archived": tr("archiving a deck"),
        "deck_unarchived": tr("taking a deck back"),
    }


def _of_other_things() -> dict[str, str]:
    return {
        "archive": tr("archiving an article"),
        "unarchive": tr("taking an article back"),
        "article_added": tr("adding an article"),
        "article_deleted": tr("deleting an article"),
        "exam": tr("the change of the exam"),
        "exam_added": tr("adding the exam"),
        "exam_removed": tr("removing the exam"),
        "result": tr("the result of the exam"),
        "not_now": tr("putting the question about the exam away"),
        "milestone": tr("the change of the milestones"),
        "import": tr("the import of a deck"),
        "pick": tr("the choice between both sides of a note"),
        "example": tr("the example plan"),
        "calendar": tr("the change of the calendar"),
        "plan": tr("the change of the plan"),
        "take_back": tr("taking back what was put aside"),
        "issue": tr("the choice between two statements"),
        "version": tr("the new version of an article"),
        "retention": tr("the change of how sure you want to be"),
        "content_language": tr("the change of the language of your material"),
        "rollover_hour": tr("the change of the settings"),
        "type_short": tr("the change of the settings"),
        "settings": tr("the change of the settings"),
    }


def undone_title(done: UndoDone) -> str:
    """What was undone; its day where that was not today."""
    if done.day is not None:
        what = _of_old(done)
        return tr("Undone: {what}, from {day}.", what=what, day=format_day(done.day))
    return tr("Undone: {what}.", what=undo_words(done.kind))


def redone_title(done: UndoDone) -> str:
    """What was done again."""
    if done.day is not None:
        what = _of_old(done)
        return tr("Done again: {what}, from {day}.", what=what, day=format_day(done.day))
    return tr("Done again: {what}.", what=undo_words(done.kind))


def undone_text(done: UndoDone) -> str:
    """The card that it was about, by its question."""
    question = " ".join(done.question.split())
    if len(question) > LONGEST_QUESTION:
        question = question[:LONGEST_QUESTION].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
    if done.kind == "import":
        return tr("The file: {name}", name=done.label)
    if done.kind in _of_decks():
        return tr("The deck: {name}", name=done.label)
    if done.kind in _OF_ARTICLES:
        return tr("The article: {title}", title=done.label)
    if done.kind in _OF_QUIZZES:
        return tr("The quiz: {title}", title=done.label)
    if done.kind in _OF_PAPERS:
        return tr("The paper: {title}", title=done.label) if done.label else ""
    if done.quiz is not None:
        return tr("The question: {question}", question=question)
    return tr("The card: {question}", question=question) if question else ""


def _of_old(done: UndoDone) -> str:
    """Of a day long ago nobody would call an answer the last one."""
    if done.kind == "quiz_answer":
        return tr("an answer of a quiz")
    return tr("an answer") if done.kind == "answer" else undo_words(done.kind)
