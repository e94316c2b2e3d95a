"""Nouns that point back: "this plan", "the credential", "ordningen". What they mean in words."""

import re
from dataclasses import dataclass, field, replace

from aimstudy.facts.earlier_names import agreeing, by_surname, full_name
from aimstudy.facts.other_things import Several
from aimstudy.facts.referents import Mention, mentions_in
from aimstudy.facts.topic import Topic
from aimstudy.facts.vocabulary import Vocabulary
from aimstudy.facts.wording import Resolution, known
from aimstudy.language.clauses import Parse
from aimstudy.language.grammar import Grammar
from aimstudy.language.inflection import definite_phrase
from aimstudy.language.words import Word, word_set

_TERMS = word_set("term expression phrase uttrykk begrep ord")
_CONCEPTS = _TERMS | word_set("idea concept notion phenomenon konsept fenomen")
_NOMINAL = word_set("ADJ NOUN PROPN NUM")
_POWERS = word_set(
    """
    right duty obligation power option claim ability liability responsibility
    rett plikt adgang mulighet krav ansvar
    """
)
_QUANTIFIERS = word_set(
    "many some most several few one none each all mange noen flere få en én ett ingen alle de"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the sentence before in the same block named; the subject stands first."""

    mentions: tuple[Mention, ...] = ()
    people: tuple[Mention, ...] = ()  # the last people named by name, latest first
    surnames: frozenset[str] = frozenset()  # of everybody named so far
    new: tuple[Mention, ...] = ()  # what it brought in: "banks sell a paper"
    names: frozenset[str] = frozenset()  # of one word, in this paragraph
    acting: frozenset[str] = frozenset()  # those of them that a clause was about
    opened: bool = False  # it began with "Suppose that"
    vague: bool = False  # of what its subject points to was not known
    somebody: bool = False  # it told of "her" or "him", and of whom was not known
    older: tuple[Mention, ...] = ()  # what the sentences before those named, latest first
    several: Several = field(default_factory=Several)

    def for_new_block(self) -> "Context":
        """Only the people are still known in another paragraph."""
        return Context(people=self.people, surnames=self.surnames)


class NounsBack:
    """Looks at one sentence; ``found`` is what has been found so far."""

    def __init__(
        self, parse: Parse, topic: Topic, context: Context, vocabulary: Vocabulary
    ) -> None:
        self.p = parse
        self.g: Grammar = parse.grammar
        self.words: tuple[Word, ...] = parse.words
        self.topic = topic
        self.before = context
        self.vocabulary = vocabulary
        self.found = Resolution()
        found = mentions_in(parse.text, parse.words, self.g)
        self.mentions = [
            by_surname(agreeing(parse, self._trimmed(mention)), context.surnames)
            for mention in found
        ]

    def _trimmed(self, mention: Mention) -> Mention:
        """ "Så snart ungene er tørre": a subject has nothing before it and no verb in it."""
        starts = [c.subject.start for c in self.p.clauses]
        start = next((at for at in starts if mention.start < at < mention.end), mention.start)
        verbs = [c.verbs.start for c in self.p.clauses if c.subject.start == start]
        end = next((at for at in verbs if start < at < mention.end), mention.end)
        if (start, end) == (mention.start, mention.end):
            return mention
        head = mention.head if end == mention.end else self.words[end - 1].lemma
        return replace(mention, start=start, end=end, text=self.p.slice(start, end), head=head)

    def _named_earlier(self) -> tuple[Mention, ...]:
        return (*self.before.mentions, *self.before.older)

    def _phrase_end(self, at: int) -> int:
        while at < len(self.words) and self.words[at].tag in (*_NOMINAL, "VERB", "ADV"):
            at += 1
            if self.words[at - 1].tag == "NOUN" and (
                at >= len(self.words) or self.words[at].tag not in ("NOUN", "PROPN")
            ):
                break
        return at

    def _demonstrative(self, at: int) -> int:
        word = self.words[at]
        if word.lower in ("that", "those") and not self._points(at):
            bare = at and self.words[at - 1].tag == "ADP" and word.tag == "PRON"
            if bare and (at + 1 >= len(self.words) or not self.words[at + 1].is_word):
                self.found.loose.add(at)
            return at + 1
        begin = at + 1
        if begin < len(self.words) and self.words[begin].lower in ("a", "an", "en", "et", "ei"):
            begin += 1
        end = self._phrase_end(begin)
        phrase, head = self.p.slice(begin, end), self.words[end - 1]
        topical = self.topic.label and self.topic.is_named_by(phrase, head.lemma)
        many = head.number == "plur" and not self._has_plural_name()
        about = any(
            c.subject.start == at and (self.g.english or c.verbs.copula) for c in self.p.clauses
        )
        if end == begin + 1 and topical and not (many and about):
            self.found.swaps[at] = (end, self._after_article(at))
            return end
        named = self._named_earlier()
        same = next((m for m in named if m.head == head.lemma), None)
        agrees = same is None or not self.g.english or same.plural == (head.number == "plur")
        if end > begin and same and agrees and (begin == at + 1 or not same.plural):
            text = known(same.text, self.g) if self.g.english else self._same(same, phrase, at)
            text = f"the {text}" if self.g.english and text == same.head else text
            if text:
                self.found.swaps[at] = (end, text)
                return end
        self.found.loose.add(at)
        return at + 1

    def _has_plural_name(self) -> bool:
        """ "Surety bonds" is what an article may be about."""
        last = self.topic.label.split(" ")[-1]
        readings = self.p.lexicon.readings(last)
        return any(r.kind == "N" and r.code in "pP" for r in readings)

    def _same(self, same: Mention, phrase: str, at: int) -> str:
        """ "Denne prøven" after "en muntlig prøve": the oral one; "" where the words say less."""
        if self.words[at].lower in ("slik", "slikt", "slike"):
            return ""
        opened = same.text.split(" ")[0].lower() in ("en", "ei", "et")
        if not opened or len(same.text.split(" ")) == 2:
            return phrase
        return definite_phrase(self.p.lexicon, same.text) or phrase

    def _points(self, at: int) -> bool:
        """ "that year" points; "a certificate that proves" and "those who" do not."""
        nxt = self.words[at + 1] if at + 1 < len(self.words) else None
        return self.words[at].tag == "DET" and nxt is not None and nxt.tag in _NOMINAL

    def _class_noun(self, at: int) -> int:
        """ "the credential", "betegnelsen", "the idea": another word for the topic."""
        word = self.words[at]
        hung_on = self.p.text[max(0, word.start - 1) : word.start] == "-"  # "... (AIM)-betegnelsen"
        if not self.topic.label or word.tag not in ("DET", "NOUN", "PROPN") or hung_on:
            return at + 1
        first = at + 1 if self.g.english else at
        end = first + 1
        if end > len(self.words) or not self._names_class(at, first):
            return at + 1
        noun = self.words[first]
        named = self.g.english and noun.lemma == "name" and at == 0
        known = named or noun.lemma in _CONCEPTS or self.topic.is_named_by(noun.text, noun.lemma)
        if noun.lemma in _CONCEPTS and self._tells_aim(first):
            return at + 1
        many = self.g.english and noun.number == "plur" and not self.topic.label.endswith("s")
        if many or self._is_label(at) or self._one_of_many(at):
            return at + 1
        if known and not self._introduced(noun.lemma):
            self.found.swaps[at] = (end, self._as_named(noun))
            return end
        name = full_name(noun, self._named_earlier(), self.g, self.p.lexicon)
        inside = any(m.head.lower() == noun.lemma and m.start < at for m in self.mentions)
        if name and not inside and not self.topic.mentioned(name):
            self.found.swaps[at] = (end, name)
            return end
        return at + 1

    def _one_of_many(self, at: int) -> bool:
        """ "mange av kontraktene", "one of the bonds": more than the topic itself."""
        linked = at > 1 and self.words[at - 1].lower in ("of", "av")
        return linked and self.words[at - 2].lower in _QUANTIFIERS

    def _is_label(self, at: int) -> bool:
        """ "Havnestreiken i Fjordvik": the whole name, not a short word for it."""
        label = self.topic.label.lower()
        said = self.p.text[self.words[at].start :].lower()
        return " " in label and said.startswith(label)

    def _tells_aim(self, noun: int) -> bool:
        """ "The idea is that ...", "tanken er å ...": what is behind it, not the thing itself."""
        after = [w.lower for w in self.words[noun + 1 : noun + 3]]
        return len(after) == 2 and after[0] in self.g.be and after[1] in ("that", "to", "at", "å")

    def _after_article(self, at: int) -> str:
        """The topic's name, without its article where one stands before: "en slik dekning"."""
        article = at > 0 and self.words[at - 1].lower in ("a", "an", "en", "et", "ei")
        return re.sub(r"^(?:an?|en|et|ei) ", "", self.topic.label) if article else self.topic.label

    def _as_named(self, noun: Word) -> str:
        """The topic, or "the term X" where its name is meant."""
        if noun.lemma not in _TERMS | {"name"}:
            return self.topic.label
        bare = re.sub(r"^(?:the|an?|en|ei|et) ", "", self.topic.label)
        return f"the {noun.lower} {bare}" if self.g.english else f"{noun.lower} {bare}"

    def _names_class(self, at: int, noun: int) -> bool:
        """A definite noun on its own, neither described nor narrowed."""
        after = self.words[noun + 1] if noun + 1 < len(self.words) else None
        if after is not None and (self._narrowed(after) or self._empowers(noun, after)):
            return False
        if self.g.english:
            return self.words[at].lower == "the" and self.words[noun].tag == "NOUN"
        described = at > 0 and self.words[at - 1].tag in ("DET", "ADJ")
        definite = self.words[noun].definite or self.words[noun].tag == "PROPN"
        return definite and not described

    def _narrowed(self, after: Word) -> bool:
        """ "the town of Vik", "loven om arv", "the title fight": another thing than the topic."""
        linking = word_set("of that which who called named om av som der for")
        quoted = after.text[:1] in '"“«‘'
        return after.lower in linking or quoted or after.tag in ("NOUN", "PROPN", "NUM")

    def _empowers(self, noun: int, after: Word) -> bool:
        """ "The right to cover", "plikten til å betale": which right, it says itself."""
        power = self.words[noun].lemma in _POWERS
        return power and after.lower in ("to", "til", "against", "mot", "on", "på", "in", "i")

    def _introduced(self, phrase: str) -> bool:
        """The sentence before spoke of another thing of the same class."""
        head = phrase.lower()
        settled = ("the ",) if self.g.english else ("den ", "det ")
        first = next((m for m in self.before.mentions if m.first), None)
        if first is not None and self.topic.is_subject_of(first.text):
            return False  # it was said what the topic is
        return any(
            (m.head == head or (not self.g.english and m.head.endswith(head)))
            and not self.topic.mentioned(m.text)
            and not m.text.lower().startswith(settled)
            and not (m.text.lower() != m.head and len(m.text.split()) == 1)
            for m in self.before.mentions
        )
