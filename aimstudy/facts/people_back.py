"""Whom "she", "his" or "he or she" means: somebody named before, or whose life the text tells."""

from aimstudy.facts.earlier_names import first_word
from aimstudy.facts.first_names import acting_names, single_names
from aimstudy.facts.nouns_back import NounsBack
from aimstudy.facts.pointing_back import only_person, owns_next, somebody_else
from aimstudy.facts.referents import Mention
from aimstudy.facts.vocabulary import lower_first
from aimstudy.facts.wording import OWNERS, behind_noun, genitive
from aimstudy.language.clauses import Clause
from aimstudy.language.words import word_set

_EITHER = ("or she", "or her", "eller hun", "eller henne", "or hers")
_ASKING = word_set("how why when whether what hvordan hvorfor når hvorvidt hva")


class PeopleBack(NounsBack):
    """Puts the pronouns of people into words, where the sentence or the one before names them."""

    def _apart(self, mention: Mention, at: int) -> bool:
        """In another clause: "the council elected it" does not mean the council."""
        between = self.words[mention.end : at]
        linked = any(
            w.tag == "SCONJ" or w.lower in self.g.relatives or w.lower in _ASKING for w in between
        )
        linked = linked or self._in_bare_relative(at)
        return linked or self._clause_of(mention.end - 1) is not self._clause_of(at)

    def _in_bare_relative(self, at: int) -> bool:
        """ "becomes director of the firm she once sold": right after a noun behind the verb."""
        noun = self.words[at - 1].tag == "NOUN" or self.words[at - 2].tag == "DET"
        if not noun:
            return False
        return any(c.verbs.end <= at - 1 < c.end for c in self.p.clauses)

    def _clause_of(self, at: int) -> Clause | None:
        inside = [c for c in self.p.clauses if first_word(c) <= at < c.end]
        return min(inside, key=lambda c: c.end - first_word(c)) if inside else None

    def _human(self, at: int) -> None:
        if " ".join(w.lower for w in self.words[at + 1 : at + 3]) in _EITHER:
            somebody = self._somebody(at)
            if somebody and self.words[at].lower not in OWNERS:
                self.found.swaps[at] = (at + 3, somebody)
            else:
                self.found.loose.add(at)
            return
        earlier = [m for m in self.mentions if m.end <= at and m.person and not m.plural]
        own = self.words[at].lower in OWNERS and owns_next(self.words, at)
        if own and not self.g.english:
            earlier = [m for m in earlier if m.end < at]  # "sjefen hennes": not the boss
        if self.words[at].lower in self.topic.pronouns:
            self._topic_person(at, [m for m in earlier if m.named], own)
        elif earlier and (own or self._apart(earlier[-1], at)):
            self.found.inner[at] = earlier[-1]
        elif lone := self._first_name(at):
            self._named_one(at, lone, own)
        elif self._one_known():
            name = self.before.people[0].text
            if own and (said := self._said_again(at, name)):
                self.found.inner[at] = said
                return
            owning = behind_noun(self.p, at, name) or genitive(name, self.g)
            self.found.swaps[at] = (at + 1, owning if own else name)
        elif self.g.english and (name := only_person(self.before)):
            self.found.swaps[at] = (at + 1, genitive(name, self.g) if own else name)
            said = Mention(name, at, at + 1, "", False, True, False)
            self.mentions = sorted([*self.mentions, said], key=lambda m: m.start)
        else:
            self.found.loose.add(at)

    def _one_known(self) -> bool:
        """One person was named last, and nobody else came in between."""
        names = {m.text for m in self.before.people}
        here = self._named_earlier()
        said = not here or any(m.text in names for m in here)
        return len(names) == 1 and said and not (self.before.somebody or somebody_else(self.before))

    def _first_name(self, at: int) -> str:
        """ "Omar runs a kiosk. He ...": the only name in the paragraph, and no other person."""
        before = [m for m in self.mentions if m.end <= at]
        names = self.before.names | single_names(self.p, before)
        acting = self.before.acting | acting_names(self.p, before)
        full = [m for m in (*before, *self._named_earlier()) if m.person and " " in m.text]
        others = [m for m in full if m.named]
        return next(iter(acting)) if names == acting and len(names) == 1 and not others else ""

    def _named_one(self, at: int, name: str, own: bool) -> None:
        here = [m for m in self.mentions if m.end <= at and m.text == name]
        swaps = self.found.swaps.items()
        own_name = (name, genitive(name, self.g))
        first = next((i for i, swap in swaps if i < at and swap[1] in own_name), -1)
        if here or first >= 0:
            said = here[-1] if here else Mention(name, first, first + 1, "", False, True, True)
            self.found.inner[at] = said
            return
        owning = behind_noun(self.p, at, name) or genitive(name, self.g)
        self.found.swaps[at] = (at + 1, owning if own else name)

    def _said_again(self, at: int, name: str) -> Mention | None:
        """ "She left her notes": the second is the first, and needs no name of its own."""
        first = next((i for i, swap in self.found.swaps.items() if swap[1] == name), at)
        clause = self._clause_of(at)
        if first >= at or clause is None or clause.subject.start != first:
            return None
        return Mention(name, first, first + 1, "", False, True, True)

    def _topic_person(self, at: int, named: list[Mention], own: bool) -> None:
        """ "She" in the life of a woman; unsure only beside somebody else's name."""
        others = [m for m in named if not self.topic.mentioned(m.text)]
        mine = [m for m in named if self.topic.mentioned(m.text)]
        label = self.topic.label
        if others and not any(c.subject.start == at for c in self.p.clauses):
            self.found.loose.add(at)
        elif mine and not others:
            self.found.inner[at] = mine[-1]
        else:
            self.found.swaps[at] = (at + 1, genitive(label, self.g) if own else label)

    def _somebody(self, at: int) -> str:
        """ "He or she": the unnamed person before it, or of whom the sentence before was."""
        here = [m for m in self.mentions if m.end <= at and m.person and not (m.named or m.plural)]
        if here:
            return lower_first(here[-1].text, self.vocabulary)
        first = next((m for m in self.before.mentions if m.first), None)
        if first is None or first.plural:
            return ""
        opened = first.text.split()[0].lower() in ("a", "an", "en", "ei")
        return first.text if opened or (first.person and not first.named) else ""
