"""Tagged words of one sentence and what a grammar asks of each. Mends tags by closed classes."""

from aimstudy.language.grammar import Grammar
from aimstudy.language.lexicon import NO_WORDS, Lexicon
from aimstudy.language.words import FINITE_FORMS, Form, Word, word_set

_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN")
BECOME = word_set("blir ble bli blitt")
_OPENS_CLAUSE = word_set("when whenever while whereas where why how når hvor hvordan hvorfor mens")
CODES = {  # of the lexicon
    Form.BASE: "bi",
    Form.PRESENT: "r",
    Form.PAST: "t",
    Form.PARTICIPLE: "c",
    Form.ING: "g",
    Form.PASSIVE: "s",
}
_SO, _THAT = word_set("slik sånn so"), word_set("at that")  # "slik at", "so that"
_DO = word_set("do does did")


def _positive(lower: str) -> str:
    """ "can't" is the verb "can"; that it denies is asked by itself."""
    if not lower.endswith(("n't", "n’t")):
        return lower
    return {"ca": "can", "wo": "will", "sha": "shall"}.get(lower[:-3], lower[:-3])


class Tokens:
    """``words`` with tags and verb forms that the grammar may correct; indexes are word indexes."""

    def __init__(self, g: Grammar, words: tuple[Word, ...], lexicon: Lexicon = NO_WORDS) -> None:
        self.g = g
        self.lexicon = lexicon
        self.words = words
        self.size = len(words)
        self.lowers = [_positive(word.lower) for word in words]
        self.tags = [word.tag for word in words]
        self.forms: list[Form | None] = [word.form for word in words]
        self.apart: set[int] = set()  # nouns that open a phrase of their own after another noun

    # -- one word ------------------------------------------------------------------------------
    def lower(self, at: int) -> str:
        """The word in small letters; empty outside the sentence."""
        return self.lowers[at] if 0 <= at < self.size else ""

    def tag(self, at: int) -> str:
        """The tag; empty outside the sentence."""
        return self.tags[at] if 0 <= at < self.size else ""

    def lemma(self, at: int) -> str:
        """The lemma, or the word itself."""
        word = self.words[at]
        return word.lemma or word.lower

    def base(self, at: int) -> str:
        """The infinitive of the verb at ``at``: from the tables, else its lemma."""
        form = self.forms[at]
        if self.words[at].lower in self.g.be:
            return "be" if self.g.english else "være"
        known = self.g.forms(self.words[at].text)
        named = [base for base, kind in known if kind is form and base]
        if named:
            return named[0]
        if form is not None:
            codes = CODES[form] + ("b" if self.g.english and form is Form.PRESENT else "")
            for reading in self.lexicon.readings(self.words[at].lower):
                if reading.kind in ("V", "P") and reading.code in codes:
                    return reading.lemma
        if form is Form.BASE and not self.g.english:
            stem = self.words[at].lower
            if any(kind is Form.BASE for _, kind in self.g.verb_forms.get(stem + "e", ())):
                return stem + "e"
        if self.g.english and form in (Form.PAST, Form.PARTICIPLE):
            return self._base_of_regular(at)
        if self.words[at].lemma:
            return self.words[at].lemma
        return next((base for base, _ in known if base), "")

    def _base_of_regular(self, at: int) -> str:
        """ "pleaded" to "plead", where the lexicon has only the one; else the lemma."""
        lower, lemma = self.words[at].lower, self.words[at].lemma
        if lemma != lower or not lower.endswith("ed"):
            return lemma
        stems = (lower[:-2], lower[:-1], lower[:-3])
        verbs = (s for s in stems if any(r.kind == "V" for r in self.lexicon.readings(s)))
        return next(verbs, lemma)

    def base_of(self, at: int, form: Form) -> str:
        """The infinitive that the word would have as a verb of ``form``; empty for none."""
        known = [r for r in self.lexicon.readings(self.lower(at)) if r.kind == "V"]
        return next((r.lemma for r in known if r.code in CODES[form]), "")

    def is_noun(self, at: int) -> bool:
        """A common noun or a name."""
        return self.tag(at) in _NOMINAL

    def is_number(self, at: int) -> bool:
        """A number in digits, with a sign of money, or as a word."""
        if not 0 <= at < self.size:
            return False
        text = self.words[at].text
        digits = text[:1].isdigit() or text[:1] in "$€£"
        half = self.words[at].lower in ("halvannen", "halvannet")
        return digits or half or self.words[at].lower in self.g.numbers

    def is_verb(self, at: int, *forms: Form) -> bool:
        """A verb, of one of ``forms`` where some are given."""
        if self.tag(at) not in _VERBAL:
            return False
        return not forms or self.forms[at] in forms

    def is_negation(self, at: int) -> bool:
        """ "not", "never", "ikke", "aldri": words that deny a verb."""
        if not 0 <= at < self.size:
            return False
        lower = self.words[at].lower
        return lower in ("not", "never", "ikke", "aldri", "neppe") or self.contracted(at)

    def contracted(self, at: int) -> bool:
        """ "can't", "doesn't": a verb with its negation."""
        return self.words[at].lower.endswith(("n't", "n’t"))

    def is_adverb(self, at: int) -> bool:
        """A word that may stand inside a verb group."""
        if not 0 <= at < self.size:
            return False
        word = self.words[at]
        if self.tags[at] in ("NUM", *_VERBAL) or word.lower in self.g.coordinators:
            return False
        if word.lower == "da" and self._opens_clause(at + 1):
            return False
        if word.lower in _OPENS_CLAUSE or (word.lower in _SO and self.lower(at + 1) in _THAT):
            return False
        if self.tags[at] == "ADV":
            return True
        if self.tags[at] == "ADJ" and self.is_noun(at + 1) and word.lower not in self.g.hedges:
            return False
        return self.tags[at] not in _NOMINAL and self.g.is_adverb(word)

    def _opens_clause(self, at: int) -> bool:
        """A subject and a finite verb follow, before any mark."""
        if self.tag(at) not in ("DET", "NOUN", "PROPN", "PRON", "ADJ"):
            return False
        for j in range(at + 1, min(self.size, at + 8)):
            if self.tags[j] == "PUNCT":
                return False
            if self.finite(j):
                return True
        return False

    def participle(self, at: int) -> bool:
        """A past participle, whatever the tagger calls it."""
        if self.is_verb(at):
            return self.forms[at] is Form.PARTICIPLE
        if self.tag(at) != "ADJ":
            return False
        return self.forms[at] is Form.PARTICIPLE

    def tabled_participle(self, at: int) -> bool:
        """An adjective that the tables know as a participle."""
        return self.tag(at) == "ADJ" and any(
            form is Form.PARTICIPLE for _, form in self.g.verb_forms.get(self.lower(at), ())
        )

    def may_be_participle(self, at: int) -> bool:
        """A form that looks the same as a past participle."""
        if self.participle(at) or self.tabled_participle(at):
            return True
        if not self.is_verb(at, Form.PAST):
            return False
        word = self.words[at]
        known = any(form is Form.PARTICIPLE for _, form in self.g.forms(word.text))
        return known or any(r.code == "c" for r in self.lexicon.readings(word.lower))

    def finite(self, at: int) -> bool:
        """A finite verb by its form and by what stands before it."""
        if not self.is_verb(at) or self.governed(at):
            return False
        form = self.forms[at]
        if self.lower(at) in self.g.finite_aux:
            return True
        return form in FINITE_FORMS

    def governed(self, at: int) -> bool:
        """Right after "to", "å", a modal or "do" a verb is no finite verb."""
        if self.lowers[at] in self.g.modals:
            return False
        for j in range(at - 1, max(-1, at - 4), -1):
            lower = self.lowers[j]
            if lower == self.g.to:
                return self.tags[j] != "ADP" or not self.g.english
            if lower in self.g.modals and self.tags[j] in _VERBAL:
                return True
            if self.g.english and lower in _DO and self.tags[j] in _VERBAL:
                return self.forms[j] is not Form.BASE
            if not (self.is_adverb(j) or self.is_negation(j)):
                return False
        return False

    def finite_next(self, at: int) -> bool:
        """True when a finite verb follows at once."""
        return at + 1 < self.size and self.finite(at + 1)

    def tables(self, at: int, form: Form) -> bool:
        """True when the tables of verbs or the lexicon know the word in this form."""
        if 0 <= at < self.size and self.words[at].finite is form:
            return True
        return any(known is form for _, known in self.g.verb_forms.get(self.lower(at), ()))

    # -- mending -------------------------------------------------------------------------------
    def set_verb(self, at: int, form: Form) -> None:
        """Call ``at`` a verb of ``form``."""
        self.tags[at] = "AUX" if self.words[at].lower in self.g.finite_aux else "VERB"
        self.forms[at] = form

    def set_tag(self, at: int, tag: str) -> None:
        """Call ``at`` a ``tag`` that is no verb; a participle keeps its form as an adjective."""
        self.tags[at] = tag
        self.forms[at] = Form.PARTICIPLE if tag == "ADJ" and self.forms[at] else None
