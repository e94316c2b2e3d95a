"""What "it" and "they" mean by the sentence before: its subject, a new thing, or the topic."""

import re
from collections.abc import Sequence

from aimstudy.facts.earlier_names import Fit
from aimstudy.facts.other_things import HOLDING, new_thing, predicate_thing
from aimstudy.facts.people_back import PeopleBack
from aimstudy.facts.pointing_back import aside, stands_for_firm
from aimstudy.facts.referents import Mention
from aimstudy.facts.rivals import acts
from aimstudy.facts.wording import known
from aimstudy.language.actors import is_body
from aimstudy.language.clauses import Clause
from aimstudy.language.second_clauses import CONTENT_NOUNS
from aimstudy.language.words import word_set

_ONE_VALUE = re.compile(r"^an? (.+?) of (?:about |around )?[\d.,]+%?$", re.I)


def _of_any(name: str) -> str:
    """ "A GAP of 3 means ... It falls": not only the one of 3."""
    value = _ONE_VALUE.match(name)
    return f"the {value.group(1)}" if value else name


_AMOUNTS = word_set("cost price fee duration number kostnad pris avgift antall varighet")
_SOMEBODY = word_set("he she him her his hers han hun ham henne hans hennes")


class ThingsBack(PeopleBack):
    """Puts the pronouns of things into words that the sentence before has said."""

    def _fits(self, pronoun: str) -> Fit:
        return Fit({"det": True, "dets": True, "den": False, "dens": False}.get(pronoun))

    def _outer(self, at: int, many: bool) -> str:
        """The topic or what the sentence before named; empty where it is unsure."""
        if many:
            return self._many(at)
        found = self._thing_before(at)
        first = next((m for m in self.before.mentions if m.first), None)
        neuter, gender = self._fits(self.words[at].lower).neuter, self.topic.neuter
        if found != self.topic.label or None in (neuter, gender) or neuter == gender:
            return found
        return found if first is not None and first.neuter == neuter else ""

    def _thing_before(self, at: int) -> str:
        """What "it" means by what the sentence before was about; empty where it is unsure."""
        first = next((m for m in self.before.mentions if m.first), None)
        label = self.topic.label
        others = [name for name in self.before.acting if not self.topic.mentioned(name)]
        story = self.before.opened or self.before.vague or bool(others)
        if first is None:
            fits = self._fits(self.words[at].lower)
            story = story or any(fits(m) for m in self.before.new)
            return "" if story and not self._names_topic(self.before.mentions) else label
        about_topic = self.topic.is_subject_of(first.text)
        bare = self.g.english and re.fullmatch(r"the \w+", first.text) is not None
        if about_topic or (first.abstract and (bare or self.topic.mentioned(first.text))):
            return "" if first.head in _AMOUNTS and not about_topic else label
        return self._subject_before(at, first)

    def _subject_before(self, at: int, first: Mention) -> str:
        """The subject of the sentence before, unless that brought in another thing."""
        fits = self._fits(self.words[at].lower)
        clause = next((c for c in self.p.clauses if c.subject.start == at), None)
        meant = not (first.plural or first.person or first.abstract) and fits(first)
        if any(first.text in swap[1] for swap in self._people_here()):
            return ""  # "Greta's employer pays it": a thing is no Greta
        if any(fits(m) for m in self.before.new) and not (meant and acts(self.p, clause)):
            held = clause is not None and clause.verbs.base in HOLDING
            actor = first.named or is_body(first.text, self.g)
            if not held and (actor or not meant):
                return ""
        if meant:
            same = first.text.lower().startswith(("the same ", "samme "))
            if same or first.head in CONTENT_NOUNS or aside(self.p, at):
                return ""
            return known(first.text, self.g) if self.before.opened else _of_any(first.text)
        if stands_for_firm(first):
            return known(first.text, self.g)
        if not (first.plural or first.person or first.abstract):
            return predicate_thing(self.before.several, first, fits.neuter)
        return self._beside_subject(clause, first, fits)

    def _people_here(self) -> list[tuple[int, str]]:
        """What "she" and "his" of this sentence are put into."""
        swaps = self.found.swaps.items()
        return [swap for at, swap in swaps if self.words[at].lower in _SOMEBODY]

    def _beside_subject(self, clause: Clause | None, first: Mention, fits: Fit) -> str:
        """The topic where the subject was somebody, or several, or a property of it."""
        if first.abstract and not first.plural and fits(first):
            return ""  # "The price is not in the code. It ..."
        things = [m for m in self.before.mentions if not (m.plural or m.person or m.first)]
        rest = [m for m in things if fits(m)]
        if self._names_topic(rest):
            return self.topic.label
        foreign = [m for m in rest if not self.topic.mentioned(m.text)]
        if foreign and first.person:
            held = clause is not None and clause.verbs.base in HOLDING
            return new_thing(foreign, self.g, self.p.lexicon) if held else ""
        somebody = (first.person and not first.plural) or bool(self.before.acting)
        return "" if foreign or somebody else self.topic.label

    def _names_topic(self, mentions: Sequence[Mention]) -> bool:
        return any(self.topic.mentioned(m.text) for m in mentions)

    def _many(self, at: int) -> str:
        plurals = [m for m in self.before.mentions if m.plural]
        first = next((m for m in plurals if m.first and "," not in m.text), None)
        if first and self._not_the_doers(at, first, plurals):
            return ""
        if first:
            return known(first.text, self.g)
        named = [m.text for m in self.before.mentions if m.person and m.named]
        if not plurals and len(named) == 2:
            return f"{named[0]} {'and' if self.g.english else 'og'} {named[1]}"
        people = [m for m in plurals if m.person]
        chosen = people if len(people) == 1 else plurals
        return known(chosen[0].text, self.g) if len(chosen) == 1 else ""

    def _not_the_doers(self, at: int, first: Mention, plurals: Sequence[Mention]) -> bool:
        """ "Wardens take five samples. One of them ...", "They are kept cold": the samples too."""
        things = [m for m in plurals if not (m.first or m.person or m.named)]
        doing = first.person or is_body(first.text, self.g)
        some = at > 1 and self.words[at - 1].lower in ("of", "av")
        if some and any(m.text.split()[0].lower() in self.g.numbers for m in things):
            return True
        clause = next((c for c in self.p.clauses if c.subject.start == at), None)
        return bool(things) and doing and clause is not None and clause.verbs.passive
