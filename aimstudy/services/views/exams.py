"""What the forms about an exam show: the material for topics, and what it covers."""

from dataclasses import dataclass

from aimstudy.domain.article import Language
from aimstudy.domain.exam_profile import TopicSource


@dataclass(frozen=True, slots=True)
class Material:
    """A source that a topic can be made of, by its name, with the cards that can be studied.

    Of articles the language tells two apart that have one title.
    """

    source: TopicSource
    name: str
    cards: int
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class MaterialView:
    """Every article, deck and tag that has cards in study, in order of their names."""

    articles: tuple[Material, ...]
    decks: tuple[Material, ...]
    tags: tuple[Material, ...]

    @property
    def all(self) -> tuple[Material, ...]:
        """Articles, then decks, then tags."""
        return self.articles + self.decks + self.tags


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many cards each topic has, in the topics' order; one card may count in several."""

    cards: tuple[int, ...]

    @property
    def covered(self) -> int:
        """Topics with a card at least."""
        return sum(count > 0 for count in self.cards)

    @property
    def topics(self) -> int:
        """All topics."""
        return len(self.cards)
