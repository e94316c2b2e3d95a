"""Puts "it", "they", "den" and "the credential" into words, or says that it cannot be done.

Works word by word on one sentence with what the sentences before it in its block named.
A word that points outside and cannot be put into words is loose: nothing that holds it is shown.
"""

from dataclasses import replace

from aimstudy.facts.earlier_names import nearest_thing, surnames_of
from aimstudy.facts.first_names import acting_names, single_names
from aimstudy.facts.hollow import is_hollow
from aimstudy.facts.nouns_back import Context
from aimstudy.facts.other_things import (
    Several,
    by_order,
    holds_place,
    main_subjects,
    one_of_two,
    other_here,
    several_in,
)
from aimstudy.facts.pointing_back import (
    ORDINALS,
    ahead,
    among,
    conjunction,
    either_one,
    emphatic,
    is_object,
    is_subject,
    kind_meant,
    likeliest,
    of_a_kind,
    other_one,
    said_again,
    said_loosely,
    set_against,
    stands_for_it,
    stands_for_nothing,
    unread,
    vague_at,
)
from aimstudy.facts.referents import Mention
from aimstudy.facts.rivals import (
    begins_anew,
    brings_itself,
    cleft,
    does_itself,
    holds_word,
    in_passing,
    newcomers,
    rivals,
    some_of_them,
    would_do_itself,
)
from aimstudy.facts.supposing import opener_size
from aimstudy.facts.things_back import ThingsBack
from aimstudy.facts.topic import Topic
from aimstudy.facts.vocabulary import Vocabulary, lower_first
from aimstudy.facts.wording import OWNERS, Resolution, owned, part_of, shown
from aimstudy.language.clauses import Clause, ClauseKind, Parse, Span
from aimstudy.language.words import word_set

_THING = word_set("it its itself den det dens dets")
_MANY = word_set("they them their theirs de dem deres")
_HUMAN = word_set("he she him his her hers han hun ham henne hans hennes")
_POINTING = word_set("this these that those such denne dette disse slik slike slikt")
_SPEAKERS = word_set("i we you us me my our your vi du jeg oss meg vår vårt våre din ditt dine")
_NOMINAL = word_set("ADJ NOUN PROPN NUM")
_MEMORY = 24
_NEAR_HEAD = 3  # "each of these"


def resolve(
    parse: Parse, topic: Topic, context: Context, vocabulary: Vocabulary
) -> tuple[Resolution, Context]:
    """Every pointing word of a sentence, and what the next sentence may point back to."""
    reader = _Resolver(parse, topic, context, vocabulary)
    reader.run()
    return reader.found, reader.context_after()


class _Resolver(ThingsBack):
    def run(self) -> None:
        """Look at every word once."""
        at = 0
        while at < len(self.words):
            at = max(self._look(at), at + 1)

    def _look(self, at: int) -> int:
        word = self.words[at]
        lower = word.lower
        if at and word.text[:1].isupper():
            return self._class_noun(at)  # "the storm Hans": a name
        end, thing = self._told_apart(at)
        if thing:
            self.found.swaps[at] = (end, thing)
            said = Mention(thing, at, end, "", False, False, False)
            self.mentions = sorted([*self.mentions, said], key=lambda m: m.start)
            return end
        if vague_at(self.words, at) or other_one(self.p, at):
            self.found.loose.add(at)
        elif self.g.english and lower in ("one", "ones") and of_a_kind(self.words, at):
            self._one(at)
        elif lower in OWNERS and self._owns(at):
            return self._possessive(at)
        elif lower in _THING | _MANY and self._is_pronoun(at):
            self._pronoun(at)
        elif lower in _HUMAN:
            self._human(at)
            return self.found.swaps.get(at, (at + 1, ""))[0]
        elif lower in _POINTING and not conjunction(self.words, at):
            return self._demonstrative(at)
        elif lower in _SPEAKERS and word.tag in ("PRON", "DET"):
            self.found.loose.add(at)
        else:
            return self._class_noun(at)
        return at + 1

    def _told_apart(self, at: int) -> tuple[int, str]:
        """ "The former", "den første": one of those that the sentence before named."""
        before = self.before.several
        end, thing = one_of_two(self.words, at, before)
        if not thing:
            end, thing = other_here(self.p, at)
        return (end, thing) if thing else by_order(self.p, at, before)

    # -- pronouns --------------------------------------------------------------------------------
    def _is_pronoun(self, at: int) -> bool:
        """ "de som", "den norske loven", "det å lese" are no pronouns; nor is "det er viktig å"."""
        lower = self.words[at].lower
        nxt = self.words[at + 1] if at + 1 < len(self.words) else None
        if lower in ("den", "det", "de", "dem", "those"):
            if nxt is None:
                return True
            led = at > 0 and self.words[at - 1].tag == "ADP"
            if led and lower == "det" and nxt.lower in ("en", "et", "ei"):
                return False  # "to prosent av det en forening omsetter"
            order = nxt.lower in ORDINALS or nxt.lower in ("samme", "andre", "øvrige")
            determines = (nxt.tag in _NOMINAL or order) and not self._verb_of_subject(at + 1)
            noun = at + 2 < len(self.words) and self.words[at + 2].tag == "NOUN"
            predicate = nxt.tag == "ADJ" and not nxt.lower.endswith("e") and not noun
            if (determines and not predicate and not self._whole_subject(at)) or nxt.lower in (
                "som",
                "å",
                "at",
                "der",
                "fleste",
            ):
                return False
        hollow = is_hollow(self.words, at) or cleft(self.words, at)
        return not (lower in ("it", "det") and hollow)

    def _whole_subject(self, at: int) -> bool:
        """A subject of one word can be no determiner."""
        return any(c.subject.start == at and c.subject.end == at + 1 for c in self.p.clauses)

    def _verb_of_subject(self, at: int) -> bool:
        return any(clause.verbs.start == at for clause in self.p.clauses)

    def _pronoun(self, at: int) -> None:
        if stands_for_nothing(self.words, at) or emphatic(self.words, at):
            return
        if self.words[at].lower == "det" and holds_place(self.p, at):
            return
        many = self.words[at].lower in _MANY
        if self.g.english and said_loosely(self.p, self.found.loose, at):
            self.found.loose.add(at)
            return
        inner = among(self.p, self.mentions, at) if many else None
        inner = inner or self._inner(at, many)
        either = inner and self.g.english and either_one(self.p, self.mentions, inner, at)
        either = either or (inner and not many and self._one_of_two(inner, at))
        if either or (inner and not many and self._new_one_instead(inner, at)):
            self.found.loose.add(at)
        elif inner:
            self.found.inner[at] = inner
        elif not self._unsure_here(at, many):
            self._put_into_words(at, many)

    def _unsure_here(self, at: int, many: bool) -> bool:
        """True where something of its own sentence may be meant, or must be."""
        others = [] if unread(self.p, at) else rivals(self.p, self.mentions, at, many)
        if len(others) == 1:
            self.found.inner[at] = others[0]
            return True
        some = many and some_of_them(self.p, at)
        unsure = bool(others) or some or brings_itself(self.words, at) or unread(self.p, at)
        if unsure:
            self.found.loose.add(at)
        return unsure

    def _put_into_words(self, at: int, many: bool) -> None:
        subjects = {c.subject.start for c in self.p.clauses if c.subject.start < at < c.end}
        if subjects & self.found.loose:
            self.found.loose.add(at)  # "They return it": of whom and what is not known
            return
        name = part_of(self.p, at, self._outer(at, many))
        again = self._is_subject_again(at, name)
        thing = nearest_thing(self.p, self.mentions, at, many) if again else None
        if thing:
            self.found.inner[at] = thing
        elif name and not again:
            self.found.swaps[at] = (at + 1, name)
            said = Mention(name, at, at + 1, "", many, False, False)
            self.mentions = sorted([*self.mentions, said], key=lambda m: m.start)
        else:
            self.found.loose.add(at)

    def _one_of_two(self, inner: Mention, at: int) -> bool:
        """ "She asks a bank for a bond, and it ...": the bank, or the bond."""
        clause = next((c for c in self.p.clauses if c.subject.start == at), None)
        if clause is None or clause.kind is not ClauseKind.MAIN or is_subject(self.p, inner):
            return False
        fits = self._fits(self.words[at].lower)
        alike = [m for m in self.mentions if m.end <= inner.start and not m.plural and fits(m)]
        same = [m for m in alike if self._clause_of(m.start) is self._clause_of(inner.start)]
        return any(not (m.named or m.person or is_subject(self.p, m)) for m in same)

    def _new_one_instead(self, inner: Mention, at: int) -> bool:
        """ "Because the area is small, the judge grants it": the area, or what was asked for."""
        clause = self._clause_of(at)
        if clause is None or clause.kind is not ClauseKind.MAIN or clause.subject.start >= at:
            return False
        fits = self._fits(self.words[at].lower)
        return inner.end <= clause.subject.start and any(fits(m) for m in self.before.new)

    def _is_subject_again(self, at: int, name: str) -> bool:
        """ "It will use the press and sell it": the second cannot mean what the first does."""
        clause = self._clause_of(at)
        if clause is None or clause.subject.start >= at:
            return False
        swap = self.found.swaps.get(clause.subject.start)
        return swap is not None and name in (swap[1], "") and clause.verbs.end <= at

    def _inner(self, at: int, many: bool) -> Mention | None:
        """What stands before the pronoun in its own sentence, in another clause."""
        inside = self._clause_of(at)
        own = inside.antecedent if inside is not None else Span(0, 0)
        if own and self.words[own.end].lower in ("where", "der", "hvor"):
            own = Span(0, 0)  # "leaders see work where it happens"
        earlier = [
            m
            for m in self.mentions
            if m.end <= at and m.plural == many and self._apart(m, at)
            if not own.start <= m.start < own.end  # "a licence for which it pays"
            if not (does_itself(inside, m, at) or would_do_itself(self.p, m, at))
            if not set_against(self.words, m.start) and not in_passing(self.p, m, at)
        ]
        if not many:
            fits = self._fits(self.words[at].lower)
            earlier = [m for m in earlier if stands_for_it(self.p, m) and fits(m)]
        if self.words[at].lower == "den":  # places are "det"
            earlier = [m for m in earlier if not m.named or m.neuter is False]
        again = said_again(self.words, self.found.inner, at)
        if again in earlier and is_object(self.p, at):
            return again
        return likeliest(self.p, inside, earlier, at)

    def _one(self, at: int) -> None:
        kind = kind_meant(self.p, self.mentions, at)
        if kind:
            self.found.swaps[at] = (at + 1, kind)

    # -- possessives and demonstratives ------------------------------------------------------------
    def _owns(self, at: int) -> bool:
        lower = self.words[at].lower
        nxt = self.words[at + 1] if at + 1 < len(self.words) else None
        human = lower in _HUMAN
        return not human and nxt is not None and nxt.tag in (*_NOMINAL, "VERB", "ADV")

    def _possessive(self, at: int) -> int:
        many = self.words[at].lower in _MANY
        fits = self._fits(self.words[at].lower)
        earlier = [m for m in self.mentions if m.end <= at and m.plural == many]
        earlier = [m for m in earlier if not holds_word(self.p, m, at)]
        things = [m for m in earlier if m.named or stands_for_it(self.p, m)]
        earlier = earlier if many else [m for m in things if fits(m)]
        coming = ahead(self.p, self.mentions, at, many)
        if coming and not earlier:
            self.found.inner[at] = coming
            return at + 1
        owner = self._outer(at, many)
        opens = owner == self.topic.label and any(c.subject.start == at for c in self.p.clauses)
        opens = opens and not any(begins_anew(self.p, m) for m in earlier)
        if earlier and not opens:
            subjects = [m for m in earlier if is_subject(self.p, m)]
            self.found.inner[at] = subjects[-1] if subjects else earlier[-1]
            return at + 1
        end = self._phrase_end(at + 1)
        shown = owned(owner, self.p.slice(at + 1, end), self.g) if owner else ""
        if shown:
            self.found.swaps[at] = (end, shown)
            return end
        self.found.loose.add(at)
        return at + 1

    # -- for the next sentence ----------------------------------------------------------------
    def context_after(self) -> Context:
        """The sentence's own mentions with its subject first, pronouns put into words."""
        self.mentions = [self._in_its_words(mention) for mention in self.mentions]
        main = next((c for c in self.p.clauses if c.kind is ClauseKind.MAIN), None)
        people = [m for m in self.mentions if m.person and m.named]
        last = tuple(reversed(people))
        if not self._opens_example():
            last = last or self.before.people
        older = (*reversed(self.before.mentions), *self.before.older)[:_MEMORY]
        mains = [c for c in self.p.clauses if c.kind is ClauseKind.MAIN]
        told = Context(
            tuple(self.mentions),
            last,
            self.before.surnames | surnames_of(people),
            newcomers(self.p, self.mentions),
            self.before.names | single_names(self.p, self.mentions),
            self.before.acting | acting_names(self.p, self.mentions),
            self._opens_example(),
            any(0 <= at - c.subject.start < _NEAR_HEAD for c in mains for at in self.found.loose),
            self.before.somebody or any(self.words[at].lower in _HUMAN for at in self.found.loose),
            older,
            self._several(),
        )
        subject = self._subject_mention(main) if main is not None else self._example_thing()
        if subject is None:
            return told
        span = main.subject if main is not None else Span(subject.start, subject.end)
        rest = [m for m in self.mentions if not span.start <= m.start < span.end]
        return replace(told, mentions=(subject, *rest))

    def _opens_example(self) -> bool:
        text = self.p.text
        return text[:1] == " " or opener_size(text) > 0

    def _example_thing(self) -> Mention | None:
        """ "Consider a mill that grinds rye. Its owner ...": the example is about the mill."""
        first = self.mentions[0] if self.mentions else None
        told = [c for c in self.p.clauses if c.kind is ClauseKind.IMPERATIVE]
        start = told[0].verbs.end if told else 0
        if not self._opens_example() or first is None or first.start != start:
            return None
        return replace(first, text=lower_first(first.text, self.vocabulary), first=True)

    def _several(self) -> Several:
        """The things told apart in this sentence, or those of the sentence before, if used."""
        said = [
            lower_first(
                shown(self.p, self.found, c.subject.start, c.subject.end) or "", self.vocabulary
            )
            for c in main_subjects(self.p)
        ]
        found = several_in(self.p, self.mentions, said)
        used = any(self._told_apart(at)[1] for at in range(len(self.words)))
        return self.before.several if used and found.counted is None else found

    def _in_its_words(self, mention: Mention) -> Mention:
        swap = self.found.swaps.get(mention.start)
        return replace(mention, text=swap[1]) if swap and swap[0] >= mention.end else mention

    def _subject_mention(self, main: Clause) -> Mention | None:
        span = main.subject
        inside = [m for m in self.mentions if span.start <= m.start < span.end]
        text = lower_first(shown(self.p, self.found, span.start, span.end) or "", self.vocabulary)
        if not text:
            return None
        named = [m for m in inside if m.start <= main.subject_head < m.end and not m.named]
        head = named[0] if named else inside[0] if inside else None
        swapped = span.start in self.found.swaps
        joined = len(inside) > 1 and any(
            w.lower in self.g.coordinators for w in self.words[span.start : span.end]
        )
        if swapped and head is None:
            old = next((m for m in self.before.mentions if m.text == text), None)
            many = self.words[span.start].lower in _MANY
            person = old.person if old else self.words[span.start].lower in _HUMAN
            return Mention(text, span.start, span.end, "", many, person, False, None, True)
        if head is None:
            return None
        plural = head.plural or joined
        own = bool(named) or head.named or main.subject_head < 0
        return Mention(
            text,
            span.start,
            span.end,
            head.head if own else self.words[main.subject_head].lemma,
            plural,
            head.person,
            head.named,
            head.neuter,
            True,
        )
