"""Made-up examples told under a heading that says so: "Example of a lease", "Et eksempel".

All of one's sentences belong to it, over several paragraphs, as long as they tell of its actor.
"""

import re
from dataclasses import dataclass

from aimstudy.domain.article import ArticleText, Sentence
from aimstudy.facts.episodes import (
    begins_episode,
    goes_on,
    is_past,
    leaves_episode,
    speaks_of_all,
)
from aimstudy.facts.supposing import opener_size
from aimstudy.language.actors import is_body, is_person
from aimstudy.language.clauses import Clause, ClauseKind, Parse
from aimstudy.language.words import word_set

_TITLED = re.compile(r"\b(?:examples?|eksempel|eksemplet|eksempler)\b", re.I)
_ARTICLES = word_set("a an en et ei")
_SHE = re.compile(
    r"\b(?:she|he|her|his|him|they|it|its|hun|han|hennes|hans|henne|ham|den|det)\b", re.I
)
_PERSONAL = re.compile(r"\b(?:she|he|her|his|him|hun|han|hennes|hans|henne|ham)\b", re.I)
_SHOP = re.compile(
    r"\w+ (?:\w+ )?(?:\w*(?:bakery|bookshop|shop|store|brewery|dairy|hotel|restaurant|caf[eé]|"
    r"factory|plant|mill|garage|workshop|yard|couple)|"
    r"\w*(?:bakeri|meieri|trykkeri|bryggeri|hotell|restaurant|kaf[eé]|butikk|fabrikk|verksted|"
    r"bruk|verft|ektepar|par))\b",
    re.I,
)
_YEAR = re.compile(r"\b1[0-9]\d\d\b|\b20\d\d\b")
_LONGEST_NAME = 3  # words


@dataclass(frozen=True, slots=True)
class Story:
    """Who a made-up example is about: the noun or the names it may be taken up by."""

    section: int
    noun: str = ""
    names: frozenset[str] = frozenset()


def story_of(parse: Parse, sentence: Sentence, article: ArticleText, opens: bool) -> Story | None:
    """The example that ``sentence`` begins; ``opens`` where it says "Suppose that ..."."""
    clause = next((c for c in parse.clauses if c.kind is ClauseKind.MAIN), None)
    if not _titled(article, sentence.section) or clause is None or not clause.subject:
        return None
    names = _own_names(parse, sentence, article)
    noun = parse.words[clause.subject_head].lower if clause.subject_head >= 0 else ""
    story = Story(sentence.section, noun, names)
    if opens:
        return story
    if clause.verbs.modal or clause.hedged or speaks_of_all(parse):
        return None
    subject = parse.span_text(clause.subject)
    rest = article.text[sentence.end : _bounds(article, sentence.section)[1]]
    if _is_one(subject, parse) and (goes_on(parse, noun, rest) or _SHE.search(rest)):
        return story
    return story if _is_invented(parse, clause, names, sentence) else None


def _taken_up(story: Story | None, sentence: Sentence, parse: Parse) -> bool:
    """True where a new paragraph of the section still tells of the same one."""
    if story is None or story.section != sentence.section:
        return False
    if _PERSONAL.search(parse.text) or story.names & {word.text for word in parse.words}:
        return True
    return goes_on(parse, story.noun, parse.text)


def _titled(article: ArticleText, section: int) -> bool:
    if section >= len(article.sections):
        return False
    heading = article.sections[section]
    return heading.level > 1 and _TITLED.search(heading.title) is not None


def _bounds(article: ArticleText, section: int) -> tuple[int, int]:
    """Where the section begins and ends."""
    start = article.sections[section].start
    later = (s.start for s in article.sections if s.start > start)
    return start, min(later, default=len(article.text))


def _own_names(parse: Parse, sentence: Sentence, article: ArticleText) -> frozenset[str]:
    """Names that stand in this section only."""
    start, end = _bounds(article, sentence.section)
    outside = article.text[:start] + article.text[end:]
    found = (w.text for w in parse.words if w.tag == "PROPN" and w.text.istitle())
    return frozenset(name for name in found if not re.search(rf"\b{re.escape(name)}\b", outside))


def _is_one(subject: str, parse: Parse) -> bool:
    """ "A furniture firm with 90 employees", "A bakery in Leeds"."""
    one = subject.split(" ")[0].lower() in _ARTICLES
    acts = is_person(subject, parse.grammar) or is_body(subject, parse.grammar)
    return one and (acts or _SHOP.match(subject) is not None)


def _is_invented(parse: Parse, clause: Clause, names: frozenset[str], sentence: Sentence) -> bool:
    """ "Marlow Tools, a maker of saws, reports ...": a name of its own, in the present."""
    words = parse.words[clause.subject.start : clause.subject.end]
    if clause.subject.start > 0:
        return False  # "Since ..., says Marlow Tools"
    if len(words) > _LONGEST_NAME or words[0].text not in names:
        return False
    named = all(word.text[:1].isupper() for word in words)
    return named and not clause.verbs.past and not _YEAR.search(sentence.clean)


@dataclass(slots=True)
class Telling:
    """Whether the sentences read so far stand in a made-up example."""

    told: bool = False
    past: bool = False
    story: Story | None = None

    def reads(self, parse: Parse, sentence: Sentence, article: ArticleText, block: str) -> bool:
        """True where ``sentence`` is of an example; ``block`` is its paragraph where it is first.

        What happened once is no part of an example in the present, or the reverse, unless the
        heading says that an example follows.
        """
        opens = opener_size(sentence.clean) > 0
        held = self.story is not None and self.story.section == sentence.section
        if block or (held and not self.told):
            self.told = _taken_up(self.story, sentence, parse)
        leaves = speaks_of_all(parse) if held else leaves_episode(parse, self.past)
        still = self.told and not leaves
        begins = bool(block) and begins_episode(parse, block, article.text)
        if opens or not still:
            found = story_of(parse, sentence, article, opens)
            self.story = found or self.story
            begins = begins or found is not None
        self.told = opens or begins or still
        self.past = (begins and is_past(parse)) or (self.past and self.told and not opens)
        return self.told
