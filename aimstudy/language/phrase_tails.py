"""What follows the head of a noun phrase and belongs to it: owners, numbers, dates, brackets."""

from aimstudy.language.noun_words import (
    AFTER_UNIT,
    CLOSING,
    COUNTED_OFF,
    LENGTHS,
    MONTHS,
    QUOTES,
    YEARLY,
    is_definite,
)
from aimstudy.language.time_words import UNITS, is_year
from aimstudy.language.tokens import Tokens


class PhraseTail:
    """Where the reading of one noun phrase stands, and steps past what follows its head."""

    def __init__(self, t: Tokens, start: int) -> None:
        self.t = t
        self.start = start
        self.at = start
        self.first = start
        self.head = -1
        self.light = -1  # the last word that can stand for a head: "the poor", "three", "those"

    def _owned(self, at: int) -> bool:
        """ "båtene sine": the owner after the noun."""
        t = self.t
        owner = t.lower(at) in t.g.possessives | {"min", "mitt", "mine", "din", "ditt", "dine"}
        if owner and not t.g.english and not t.is_noun(at + 1):
            self.at = at + 1
            return True
        return False

    def _measured(self, at: int) -> bool:
        """ "two years later", "20 metres long": what completes a measure."""
        t = self.t
        single = t.lower(self.start) in ("a", "an", "en", "et")
        counted = single or any(t.is_number(j) for j in range(self.start, at - 1))
        unit = t.lower(at - 1) in UNITS or t.lower(at - 1) in LENGTHS
        if counted and unit and t.lower(at) in AFTER_UNIT:
            self.at = at + 1
            return True
        return False

    def _name_preposition(self, at: int) -> bool:
        """ "Plan Uten Tak": a preposition with a capital between two names."""
        t = self.t
        inner = t.tag(at) == "ADP" and t.words[at].text[:1].isupper()
        between = inner and t.words[at - 1].text[:1].isupper() and at + 1 < t.size
        if between and t.words[at + 1].text[:1].isupper():
            self.head, self.at = at + 1, at + 2
            return True
        return False

    def _named_modifier(self, at: int) -> bool:
        """ "the EU financial sector": a name before an adjective is part of the phrase."""
        t = self.t
        name = t.g.english and t.tag(at - 1) == "PROPN" and t.tag(self.start) == "DET"
        if name and t.tag(at) == "ADJ" and t.is_noun(at + 1):
            self.at = at + 1
            return True
        return False

    def _numbered(self, at: int) -> bool:
        """ "level 3", "1 May 2012", "article 5"; in Norwegian a new phrase may follow a noun."""
        t = self.t
        if t.tag(at - 1) == "PROPN" and t.lower(at + 1) == "." and t.lower(at + 2) in MONTHS:
            return False  # "av Stortinget 1. november"
        if t.words[at].text[:1] in "$€£":
            return False  # "paid Haiti $7 million"
        if t.lower(at - 1) in MONTHS or t.tag(at - 1) == "PROPN":
            return True
        if t.lower(at).endswith("%") and t.lower(self.start) == "the":
            return False  # "the employer pays 9%, the member 2%"
        if t.lower(at - 1).endswith(YEARLY) and is_year(t.lower(at)):
            return True  # "i kriseåret 2020", "våren 1912"
        definite = not t.g.english and is_definite(t, at - 1)
        if t.g.english and t.lower(at - 1) in COUNTED_OFF and t.lower(at) in t.g.numbers:
            return not t.is_noun(at + 1) and not t.is_number(at + 1)  # "the end of year one"
        if not t.words[at].text[:1].isdigit() or definite:
            return False
        return not t.is_noun(at + 1) and t.tag(at + 1) not in ("ADJ", "DET", "NUM")

    def _dated(self, at: int) -> bool:
        """ "March 3, 2012": the comma belongs to the date."""
        t = self.t
        year = t.lower(at) == "," and len(t.lower(at + 1)) == 4 and t.lower(at + 1).isdigit()
        if year and t.is_number(at - 1) and t.lower(at - 2) in MONTHS:
            self.at = at + 2
            return True
        return False

    def _hyphen(self, at: int) -> bool:
        """ "the Oslo–Bergen line": a dash without room around it."""
        t = self.t
        if t.words[at].text not in "-–/&" or at + 1 >= t.size:
            return False
        tight = (
            t.words[at].start == t.words[at - 1].end and t.words[at + 1].start == t.words[at].end
        )
        if (tight or t.words[at].text == "&") and (t.is_noun(at + 1) or t.is_number(at + 1)):
            self.head, self.at = at + 1, at + 2
            return True
        return False

    def _open_quote(self, at: int) -> bool:
        """A closing mark whose opening one lies inside the phrase, or a name in quotes."""
        t = self.t
        marks = [w.text for w in t.words[self.start : at] if w.text in QUOTES]
        if len(marks) % 2:
            return True
        return t.is_noun(at + 1) and any(
            w.text in QUOTES for w in t.words[at + 2 : min(t.size, at + 8)]
        )

    def _past_bracket(self, end: int) -> int:
        """A short aside in brackets right after a noun stays with it."""
        t = self.t
        if self.head < 0 or end >= t.size or t.words[end].text not in CLOSING:
            return end
        closing = CLOSING[t.words[end].text]
        for j in range(end + 1, min(t.size, end + 40)):
            if t.words[j].text == closing:
                return self._name_goes_on(j + 1)
        return end

    def _part_of_name(self, at: int) -> bool:
        t = self.t
        common = t.g.english or t.tag(at) != "PROPN"
        return (t.is_noun(at) or t.words[at].text == "-") and common

    def _name_goes_on(self, at: int) -> int:
        """ "Associate in Law (AIL) designation", "... (AIL)-programmet": the head comes after."""
        t = self.t
        while at < t.size and self._part_of_name(at):
            if t.words[at].text != "-":
                self.head = at
            at += 1
        return at
