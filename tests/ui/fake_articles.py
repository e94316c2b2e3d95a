"""A library that knows one article with its cards; it keeps what it is told."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from aimstudy.domain.article import ArticleText, Block, BlockKind, Language, ReadingWarning
from aimstudy.domain.card import CardKind, HoldReason
from aimstudy.domain.changes import Changes
from aimstudy.domain.errors import Problem, ProblemKind
from aimstudy.domain.fact import FactKind, FactState, IssueChoice, Reading
from aimstudy.domain.review import Phase
from aimstudy.domain.version import VersionChoice
from aimstudy.services.views.articles import (
    ArticleAdded,
    ArticleCard,
    ArticleConsequences,
    ArticleSummary,
    ArticleView,
    FactMark,
    IssueView,
    ShownSentence,
)
from aimstudy.services.views.study import CardDetail
from aimstudy.services.views.versions import ArticleComparison, ArticleRead, ArticleUpdated

Progress = Callable[[float], object]

SENTENCES = (
    "The **Harbour Master** is a licence for people who run small ports.",
    "To earn it, candidates must pass four courses.",
    "Most of them need between 9 and 15 months.",
    "The courses are Tides, Cranes, Law, Radio, and First Aid.",
    "The [exam](https://example.org) can be taken online.",
    "Books and exam together cost $1,800 to $2,500.",
)
CLEAN = (
    "The Harbour Master is a licence for people who run small ports.",
    "To earn it, candidates must pass four courses.",
    "Most of them need between 9 and 15 months.",
    "The courses are Tides, Cranes, Law, Radio, and First Aid.",
    "The exam can be taken online.",
    "Books and exam together cost $1,800 to $2,500.",
)
HEADS = ("Harbour Master", "How to earn it")
FACTS = (
    (FactKind.DEFINITION, 0, "a licence for people who run small ports"),
    (FactKind.COUNT, 1, "four"),
    (FactKind.DURATION, 2, "between 9 and 15 months"),
    (FactKind.LIST, 3, ""),
    (FactKind.PLACE, 4, "online"),
    (FactKind.MONEY, 5, "$1,800 to $2,500"),
)
RULES = ("definition", "count", "duration", "counted-list", "a-new-rule", "money")
PROMPTS = (
    "What is the Harbour Master?",
    "How many courses must candidates pass?",
    "How long does the Harbour Master usually take?",
    "Which courses lead to the Harbour Master?",
    "Where can the exam be taken?",
    "What do books and exam cost together?",
)
ANSWERS = (
    "a licence for people who run small ports",
    "four",
    "between 9 and 15 months",
    "Tides, Cranes, Law, Radio, First Aid",
    "online",
    "$1,800 to $2,500",
)


def _text() -> tuple[str, list[int], list[Block]]:
    """Two sections: three sentences each; raw starts of the sentences; the blocks."""
    text, starts, blocks = "", [], []
    for section, title in enumerate(HEADS):
        head = f"{'#' * (section + 1)} {title}"
        blocks.append(
            Block(
                BlockKind.HEADING,
                section + 1,
                len(text) + section + 2,
                len(text) + len(head),
                section,
            )
        )
        text += head + "\n\n"
        begin = len(text)
        for sentence in SENTENCES[section * 3 : section * 3 + 3]:
            starts.append(len(text))
            text += sentence + " "
        text = text[:-1]
        blocks.append(Block(BlockKind.PARAGRAPH, 0, begin, len(text), section))
        text += "\n\n"
    return text, starts, blocks


def sample_article(accepted: int = 4) -> ArticleView:
    """Six facts with a card each, the first ``accepted`` in study; one open contradiction."""
    text, starts, blocks = _text()
    ends = [start + len(raw) for start, raw in zip(starts, SENTENCES, strict=True)]
    cards = tuple(
        ArticleCard(
            card_id=10 + n,
            fact_id=n + 1,
            kind=CardKind.LIST if n == 3 else CardKind.QUESTION,
            prompt=PROMPTS[n],
            answer=ANSWERS[n],
            hold=HoldReason.NONE if n < accepted else HoldReason.PROPOSED,
            rule=RULES[n],
            start=starts[n],
            end=ends[n],
            issue=n in (1, 3),
            fact_kind=FACTS[n][0],
            also=(starts[5],) if n == 2 else (),
        )
        for n in range(len(PROMPTS))
    )
    return ArticleView(
        article_id=1,
        title="Harbour Master",
        name="harbour.md",
        language=Language.ENGLISH,
        archived=False,
        bundled=False,
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(
            ShownSentence(starts[n], ends[n], n // 3, BlockKind.PARAGRAPH, CLEAN[n])
            for n in range(6)
        ),
        sections=tuple((title, n + 1, text.index(title)) for n, title in enumerate(HEADS)),
        marks=tuple(
            FactMark(n + 1, kind, starts[at], ends[at], answer, FactState.ACCEPTED)
            for n, (kind, at, answer) in enumerate(FACTS)
        ),
        cards=cards,
        issues=(
            IssueView(
                7,
                "courses",
                "four",
                "five",
                CLEAN[1],
                CLEAN[3],
                starts[1],
                starts[3],
                IssueChoice.OPEN,
                first_cards=1,
                second_cards=2,
            ),
        ),
        warnings=(ReadingWarning.HTML_DROPPED,),
        facts=6,
        accepted=accepted,
        proposed=6 - accepted,
    )


class FakeArticles:
    """Stands in for ``library.articles``."""

    def __init__(self, view: ArticleView) -> None:
        self.now: ArticleView | None = view
        self.asked: list[tuple[object, ...]] = []
        self.refusal: Problem | None = None
        self.kept: list[ArticleRead] = []
        self.version: ArticleComparison | None = None

    def list(self, archived: bool = False) -> tuple[ArticleSummary, ...]:
        """The one article, where it belongs."""
        view = self.now
        if view is None or view.archived != archived:
            return ()
        return (
            ArticleSummary(
                view.article_id, view.title, view.name, view.language, view.facts, view.accepted,
                view.proposed, len(view.issues), view.archived, view.bundled,
            ),
        )  # fmt: skip

    def view(self, article_id: int) -> ArticleView:
        """The article as it stands."""
        if self.now is None or self.now.article_id != article_id:
            raise Problem(ProblemKind.ARTICLE_MISSING)
        return self.now

    def read(self, path: Path, progress: Progress = print) -> ArticleRead:
        """Pretend to read a file."""
        self.asked.append(("add", path))
        return self._read(path.name)

    def read_text(
        self, name: str, text: str, progress: Progress = print, title: str = ""
    ) -> ArticleRead:
        """Pretend to read a text."""
        self.asked.append(("text", name, text, *([title] if title else [])))
        return self._read(name)

    def _read(self, name: str) -> ArticleRead:
        if self.refusal:
            raise self.refusal
        view = sample_article()
        text = ArticleText(name, view.title, view.language, view.text, "", (), (), ())
        return ArticleRead(name, Reading(text, (), ()), ())

    def compare(self, read: ArticleRead, article_id: int | None = None) -> ArticleComparison | None:
        """What ``version`` says."""
        if self.version is None:
            return None
        if article_id is not None:
            self.asked.append(("compare", article_id))
        return replace(self.version, read=read)

    def update(self, found: ArticleComparison, choices: dict[str, VersionChoice]) -> ArticleUpdated:
        """Pretend to take the new version in."""
        self.asked.append(("update", found.article_id, *sorted(choices.items())))
        return ArticleUpdated(found.article_id, found.title, 1, 2, 0, 0, 1, Changes.ARTICLES)

    def keep(self, read: ArticleRead) -> ArticleAdded:
        """Pretend to store what was read."""
        self.kept.append(read)
        view = self.now = sample_article(0)
        return ArticleAdded(
            1, view.title, view.language, 6, 6, 1, view.warnings, Changes.ARTICLES | Changes.CARDS
        )

    def accept_all(self, article_id: int) -> Changes:
        """Accept all that is proposed."""
        self.asked.append(("accept_all", article_id))
        proposed = [c.card_id for c in self._view.cards if c.hold is HoldReason.PROPOSED]
        return self._hold(proposed, HoldReason.NONE)

    def accept(self, card_ids: Sequence[int]) -> Changes:
        """Accept cards."""
        self.asked.append(("accept", *card_ids))
        return self._hold(card_ids, HoldReason.NONE)

    def reject(self, card_ids: Sequence[int]) -> Changes:
        """Leave cards out."""
        self.asked.append(("reject", *card_ids))
        return self._hold(card_ids, HoldReason.REJECTED)

    def bring_back(self, card_ids: Sequence[int]) -> Changes:
        """Bring cards back."""
        self.asked.append(("bring_back", *card_ids))
        return self._hold(card_ids, HoldReason.NONE)

    def decide(self, issue_id: int, choice: IssueChoice) -> Changes:
        """Keep a choice."""
        self.asked.append(("decide", issue_id, choice))
        issues = tuple(replace(issue, choice=choice) for issue in self._view.issues)
        self.now = replace(self._view, issues=issues)
        return Changes.FACTS

    def consequences(self, article_id: int) -> ArticleConsequences:
        """Figures to show."""
        return ArticleConsequences(article_id, self._view.title, 6, 4, 30, 2)

    def archive(self, article_id: int) -> Changes:
        """Put the article aside."""
        self.asked.append(("archive", article_id))
        self.now = replace(self._view, archived=True)
        return Changes.ARTICLES

    def unarchive(self, article_id: int) -> Changes:
        """Bring it back."""
        self.asked.append(("unarchive", article_id))
        self.now = replace(self._view, archived=False)
        return Changes.ARTICLES

    def delete(self, article_id: int) -> Changes:
        """Forget the article."""
        self.asked.append(("delete", article_id))
        self.now = None
        return Changes.ARTICLES

    def withdraw(self, article_id: int) -> Changes:
        """Forget the article."""
        self.asked.append(("withdraw", article_id))
        self.now = None
        return Changes.ARTICLES

    def make_card(self, article_id: int, start: int, end: int) -> CardDetail:
        """Pretend to make a card of the marked words."""
        self.asked.append(("make", article_id, self._view.text[start:end]))
        return CardDetail(
            card_id=99, note_id=99, kind=CardKind.CLOZE, front="____", back="words", tags="",
            deck_id=1, deck="Deck", hold=HoldReason.NONE, flagged=False, phase=Phase.NEW, due=None,
            stability=0.0, difficulty=0.0, reps=0, lapses=0, recall_now=None,
            article_title="Harbour Master", rule="", source=None,
        )  # fmt: skip

    @property
    def _view(self) -> ArticleView:
        if self.now is None:
            raise Problem(ProblemKind.ARTICLE_MISSING)
        return self.now

    def _hold(self, card_ids: Sequence[int], hold: HoldReason) -> Changes:
        cards = tuple(
            replace(card, hold=hold) if card.card_id in card_ids else card
            for card in self._view.cards
        )
        self.now = replace(
            self._view,
            cards=cards,
            accepted=sum(card.hold is HoldReason.NONE for card in cards),
            proposed=sum(card.hold is HoldReason.PROPOSED for card in cards),
        )
        return Changes.CARDS | Changes.FACTS


class FakeArticleLibrary:
    """A library with articles only."""

    def __init__(self, view: ArticleView | None = None) -> None:
        self.articles = FakeArticles(view or sample_article())
