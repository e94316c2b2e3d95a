"""Looks a few words ahead: does a clause, a list or a relative clause begin here?

Asks the tables of the language; keeps no state of its own.
"""

from aimstudy.language.grammar import Grammar
from aimstudy.language.verbs import is_finite
from aimstudy.language.words import Form, Word

_LOOK = 60


class Lookahead:
    """Questions about ``words`` up to ``end``, each answered within a bounded number of words."""

    def __init__(self, grammar: Grammar, words: tuple[Word, ...], end: int) -> None:
        self.g = grammar
        self.words = words
        self.end = end

    def _verb_soon(self, at: int) -> bool:
        """A finite verb among the next words: then "som" opens no list."""
        return any(
            is_finite(self.g, self.words, j, self.end, predicate=True)
            for j in range(at, min(self.end, at + 12))
            if self.words[j].lower not in self.g.nounish
        )

    def _compound_lead(self, at: int) -> int:
        for phrase in (
            "sammen med",
            "i tillegg til",
            "along with",
            "in addition to",
            "as well as",
            "together with",
            "according to",
            "i følge",
            "depending on",
            "because of",
            "due to",
            "as a result of",
            "thanks to",
            "på grunn av",
            "som følge av",
            "takket være",
            "contingent upon",
            "avhengig av",
            "til med",
            "i motsetning til",
        ):
            if self._phrase_at(at, phrase):
                return len(phrase.split())
        return 0

    def _for_people(self, at: int) -> bool:
        if self.words[at].lower != "for":
            return False
        for word in self.words[at + 1 : min(at + 4, self.end)]:
            if word.lower in self.g.people:
                return True
            if word.lower in self.g.prepositions or not word.is_word:
                return False
        return False

    def _participle(self, at: int) -> bool:
        at = self._skip_adverbs(at)
        if at >= self.end:
            return False
        word = self.words[at]
        nxt = self.words[at + 1].lower if at + 1 < self.end else ""
        if self.g.english and self.g.has_form(word, Form.ING):
            return word.lower not in self.g.nounish and nxt not in (",", "and", "or")
        return self.g.has_form(word, Form.PARTICIPLE) and nxt in self.g.prepositions | {self.g.to}

    def _next_predicate(self, at: int) -> bool:
        """ "examine X, report Y, and recommend Z": a verb right after a comma, with its object."""
        if not self.g.english:
            return False  # "..., skriver avisen" has its subject after the verb
        nxt = self.words[at + 1].lower if at + 1 < self.end else ""
        opens = nxt in self.g.determiners or nxt in self.g.numbers or nxt in self.g.prepositions
        now = self.g.has_form(self.words[at], Form.PRESENT, Form.BASE)
        return opens and now and is_finite(self.g, self.words, at, self.end, predicate=True)

    def _list_goes_on(self, at: int) -> bool:
        """True when "and" joins a noun phrase further on, before anything else begins."""
        for j in range(at, min(self.end, at + _LOOK)):
            word = self.words[j]
            if word.lower in self.g.coordinators:
                nxt = self._skip_adverbs(j + 1)
                return nxt < self.end and not is_finite(
                    self.g, self.words, nxt, self.end, predicate=True
                )
            if word.text in ";:" or word.lower in self.g.contrasts:
                return False
            if word.lower in self.g.relatives and self._opens_relative(j):
                return False
        return False

    def _opens_relative(self, at: int) -> bool:
        lower = self.words[at].lower
        nxt = self._skip_adverbs(at + 1)
        if nxt >= self.end:
            return False
        if lower in ("which", "who", "whom", "whose", "where"):
            return True
        limit = nxt + (5 if lower != "som" else 4)
        joined = self.g.coordinators
        return any(
            is_finite(
                self.g,
                self.words,
                j,
                self.end,
                predicate=j == nxt or (lower == "som" and self.words[j - 1].lower in joined),
            )
            for j in range(nxt, min(limit, self.end))
        )

    def _clause_ahead(self, at: int) -> bool:
        """A subject and a finite verb before the next comma."""
        for j in range(at + 1, min(self.end, at + 14)):
            if self.words[j].text in ",;:" or self.words[j].lower in self.g.relatives:
                return False
            if is_finite(self.g, self.words, j, self.end):
                return True
        return at < self.end and not self.g.english and is_finite(self.g, self.words, at, self.end)

    def _short_clause_ahead(self, at: int) -> bool:
        """After a bare "and": a new clause only if it opens with a determiner or pronoun."""
        if at >= self.end:
            return False
        lower = self.words[at].lower
        opener = lower in self.g.determiners or lower in self.g.pronouns
        return opener and self._clause_ahead(at)

    def _relative_end(self, at: int) -> int:
        for j in range(at + 1, min(self.end, at + _LOOK)):
            if self.words[j].text in ",;:":
                return j
        return self.end

    def _to_comma(self, at: int) -> int:
        while at < self.end and self.words[at].text not in ",;":
            at += 1
        return at

    def _phrase_at(self, at: int, phrase: str) -> bool:
        if not phrase.startswith(self.words[at].lower):
            return False
        parts = phrase.split()
        return at + len(parts) <= self.end and all(
            self.words[at + k].lower == part for k, part in enumerate(parts)
        )

    def _skip_adverbs(self, at: int) -> int:
        while at < self.end and (
            self.g.is_adverb(self.words[at]) or self.words[at].lower in self.g.negations
        ):
            at += 1
        return at
