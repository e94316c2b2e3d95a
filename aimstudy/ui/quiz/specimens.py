"""Made-up questions of every kind with their verdicts, for pictures of the quiz page."""

from collections.abc import Iterator
from dataclasses import replace

from aimstudy.domain.article import Language
from aimstudy.domain.quiz import (
    Given,
    Grade,
    GradeReason,
    OptionOrigin,
    Piece,
    PieceKind,
    QuizKind,
    Verdict,
)
from aimstudy.services.views.quiz import (
    OptionFeedback,
    PairFeedback,
    QuizFeedback,
    QuizQuestion,
)
from aimstudy.services.views.study import SourceView

_TITLES = {Language.ENGLISH: "Harbours", Language.BOKMAL: "Havner"}
_PROMPTS = {
    Language.ENGLISH: {
        QuizKind.SELECT: "Which materials are the piers built of?",
        QuizKind.NUMERIC: "How long does the course for pilots usually take?",
        QuizKind.TYPED: "Who keeps the register of all pilots?",
        QuizKind.MATCHING: "Match each abbreviation with what it stands for.",
    },
    Language.BOKMAL: {
        QuizKind.SELECT: "Hvilke materialer er bryggene bygget av?",
        QuizKind.NUMERIC: "Hvor lang tid tar loskurset vanligvis?",
        QuizKind.TYPED: "Hvem fører registeret over alle loser?",
        QuizKind.MATCHING: "Koble hver forkortelse med det den står for.",
    },
}
_OPTIONS = {
    Language.ENGLISH: ("oak", "copper", "stone", "glass", "iron"),
    Language.BOKMAL: ("eik", "kobber", "stein", "glass", "jern"),
}
_RIGHTS = {
    Language.ENGLISH: (
        "Harbour Project Certificate",
        "Nordic Pilot Board",
        "Terms of Carriage by Sea and Inland Waterway",
    ),
    Language.BOKMAL: (
        "havneprosjektsertifikat",
        "nordisk losråd",
        "transportvilkår for sjø og elv",
    ),
}
_ROOFS = {Language.ENGLISH: "roofs", Language.BOKMAL: "tak"}
_LEFTS = ("HPC", "NPB", "TOC")
_ORDER = (1, 2, 0)
_ANSWERS = {
    Language.ENGLISH: ("between 6 and 10 months", "the Nordic Pilot Committee"),
    Language.BOKMAL: ("mellom 6 og 10 måneder", "Nordisk loskommisjon"),
}
_TYPED = {
    Language.ENGLISH: (
        "the Nordic Pilot Comittee",
        (
            Piece("the Nordic Pilot Com", PieceKind.SAME),
            Piece("m", PieceKind.MISSING),
            Piece("ittee", PieceKind.SAME),
        ),
    ),
    Language.BOKMAL: (
        "Nordisk loskomisjon",
        (
            Piece("Nordisk losko", PieceKind.SAME),
            Piece("m", PieceKind.MISSING),
            Piece("misjon", PieceKind.SAME),
        ),
    ),
}
_QUOTES = {
    Language.ENGLISH: {
        QuizKind.SELECT: "The piers are built of oak, stone and iron.",
        QuizKind.NUMERIC: "The course usually takes between 6 and 10 months.",
        QuizKind.TYPED: "The register is kept by the Nordic Pilot Committee.",
        QuizKind.MATCHING: "HPC is short for Harbour Project Certificate.",
    },
    Language.BOKMAL: {
        QuizKind.SELECT: "Bryggene er bygget av eik, stein og jern.",
        QuizKind.NUMERIC: "Kurset tar vanligvis mellom 6 og 10 måneder.",
        QuizKind.TYPED: "Registeret føres av Nordisk loskommisjon.",
        QuizKind.MATCHING: "HPC står for havneprosjektsertifikat.",
    },
}


def specimens(language: Language) -> Iterator[tuple[str, QuizQuestion, QuizFeedback]]:
    """(name, question, its verdict) of each kind that the sample quiz may not come upon."""
    right = Grade(
        Verdict.RIGHT, GradeReason.SPELLING, difference=_TYPED[language][1], found=1, wanted=1
    )
    wrong = Grade(Verdict.WRONG, GradeReason.LESS_EXACT, (), 0, 1)
    number, words = _ANSWERS[language]
    yield _specimen(language, QuizKind.SELECT, (0, 1, 2), False)
    yield _specimen(language, QuizKind.NUMERIC, "6", False, number, wrong)
    yield _specimen(language, QuizKind.TYPED, _TYPED[language][0], True, words, right)
    yield _specimen(language, QuizKind.MATCHING, (1, 0, 2), False)


def _specimen(
    language: Language,
    kind: QuizKind,
    given: Given,
    correct: bool,
    answer: str = "",
    grade: Grade | None = None,
) -> tuple[str, QuizQuestion, QuizFeedback]:
    question = _question(language, kind)
    picked = given if isinstance(given, tuple) else ()
    options = tuple(
        OptionFeedback(text, n in (0, 2, 4), n in picked, OptionOrigin.OTHER_FACT, _ROOFS[language])
        for n, text in enumerate(question.options)
    )
    feedback = QuizFeedback(
        attempt_id=question.attempt_id,
        position=question.position,
        total=question.total,
        kind=kind,
        prompt=question.prompt,
        context="",
        title=question.title,
        correct=correct,
        given=given,
        answer=answer or ", ".join(option.text for option in options if option.is_key),
        options=options,
        source=_source(language, kind, answer),
        card_id=None,
        card_due=None,
        grade=grade,
    )
    if kind is QuizKind.MATCHING:
        feedback = replace(feedback, pairs=_pairs(language, question.options, picked))
    return kind.value, question, feedback


def _question(language: Language, kind: QuizKind) -> QuizQuestion:
    texts = {
        QuizKind.SELECT: _OPTIONS[language],
        QuizKind.MATCHING: tuple(_RIGHTS[language][n] for n in _ORDER),
    }
    return QuizQuestion(
        attempt_id=0,
        position=3,
        total=10,
        title=_TITLES[language],
        kind=kind,
        prompt=_PROMPTS[language][kind],
        context="",
        options=texts.get(kind, ()),
        lefts=_LEFTS if kind is QuizKind.MATCHING else (),
    )


def _pairs(
    language: Language, texts: tuple[str, ...], picked: tuple[int, ...]
) -> tuple[PairFeedback, ...]:
    rights = _RIGHTS[language]
    return tuple(
        PairFeedback(left, right, texts[place])
        for left, right, place in zip(_LEFTS, rights, picked, strict=True)
    )


def _source(language: Language, kind: QuizKind, answer: str) -> SourceView:
    quote = _QUOTES[language][kind]
    return SourceView(0, _TITLES[language], "", quote, quote, answer, -1, -1)
