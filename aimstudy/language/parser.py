"""Sentence to clauses for English and Norwegian. Gives no clause where it is not sure.

Word order decides: English has subject before verb; Norwegian has the finite verb second, so
whatever stands first other than the subject moves the subject behind the verb.
"""

from dataclasses import replace

from aimstudy.language.clauses import Clause, ClauseKind, Parse, Span, VerbGroup
from aimstudy.language.grammar import Grammar
from aimstudy.language.phrases import join_phrases
from aimstudy.language.segments import Follow, Segmenter
from aimstudy.language.tagging import LanguageModel
from aimstudy.language.verbs import find_finite, is_finite, read_group
from aimstudy.language.words import Form, Word, tokenize, word_set

_MAX_CLAUSES = 8
_SEASONS = frozenset(["våren", "sommeren", "høsten", "vinteren", "året", "sist", "neste"])
_TIME_NOUNS = word_set("år måned uke dag gang kvartal")


def parse_sentence(grammar: Grammar, text: str, model: LanguageModel) -> Parse:
    """Parse a cleaned sentence."""
    words = model.tag(join_phrases(tokenize(text)))
    end = len(words)
    while end and not words[end - 1].is_word and words[end - 1].text not in ")]\"'”»%":
        end -= 1
    parse = Parse(text, words, grammar)
    _Reader(parse).main(0, end)
    return parse


class _Reader:
    def __init__(self, parse: Parse) -> None:
        self.p = parse
        self.g: Grammar = parse.grammar
        self.words: tuple[Word, ...] = parse.words

    def main(self, start: int, end: int, kind: ClauseKind = ClauseKind.MAIN) -> None:
        """A clause with its own subject, perhaps after something in front."""
        if len(self.p.clauses) >= _MAX_CLAUSES or end - start < 2:
            return
        opener = self.words[start].lower
        if opener in self.g.coordinators or opener in ("but", "yet", "so", "men"):
            start += 1
        front, begin = self._front(start, end)
        while begin < end and self.words[begin].text == ",":
            begin += 1
        if self.g.english:
            self._subject_first(front, begin, end, kind)
        elif front:
            self._verb_second(front, begin, end, kind)
        else:
            self._subject_first(front, begin, end, kind)

    # -- what stands in front --------------------------------------------------------------------
    def _front(self, start: int, end: int) -> tuple[Span, int]:
        return self._front_en(start, end) if self.g.english else self._front_nb(start, end)

    def _opens_front(self, at: int) -> bool:
        word = self.words[at]
        lower = word.lower
        if lower in (
            "about",
            "around",
            "over",
            "under",
            "rundt",
            "mellom",
            "between",
        ) and self._measures(at):
            return False
        return (
            lower in self.g.prepositions
            or lower in self.g.subordinators
            or lower == "to"
            or (self.g.is_adverb(word) and lower != "both" and not self._measures(at))
            or self._participle_front(at)
            or (not self.g.english and self._time_phrase(at))
            or (lower == "den" and self.words[at + 1].text[:1].isdigit())
        )

    def _measures(self, at: int) -> bool:
        """ "About 2,400 people": the adverb belongs to the number after it."""
        nxt = self.words[at + 1] if at + 1 < len(self.words) else None
        return nxt is not None and (
            nxt.text[:1].isdigit() or nxt.lower in self.g.numbers or nxt.text[:1] in "$€£"
        )

    def _participle_front(self, at: int) -> bool:
        """ "Awarded by the institute, the title ..." """
        nxt = self.words[at + 1].lower if at + 1 < len(self.words) else ""
        return (
            self.g.english
            and self.g.has_form(self.words[at], Form.PARTICIPLE)
            and nxt in ("by", "in", "on", "from", "as", "at")
        )

    def _time_phrase(self, at: int) -> bool:
        nxt = self.words[at + 1].lower if at + 1 < len(self.words) else ""
        if self.words[at].lower in _SEASONS and nxt[:1].isdigit():
            return True
        return self.words[at].lower in ("hver", "hvert", "i") and nxt in _TIME_NOUNS

    def _front_en(self, start: int, end: int) -> tuple[Span, int]:
        none = Span(start, start)
        if not self._opens_front(start):
            return none, start
        for comma in range(start + 1, min(end, start + 45)):
            if self.words[comma].text != ",":
                continue
            nxt = comma + 1
            if nxt >= end or self.words[nxt].lower in self.g.coordinators:
                continue
            verb = find_finite(self.g, self.words, nxt, end)
            if verb > nxt and not any(w.text == "," for w in self.words[nxt:verb]):
                self._subclause(start, comma)
                return Span(start, comma), nxt
        if self.g.is_adverb(self.words[start]) and not self._measures(start):
            return Span(start, start + 1), start + 1
        phrase_end = self._short_front(start, end)
        return (Span(start, phrase_end), phrase_end) if phrase_end > start else (none, start)

    def _short_front(self, start: int, end: int) -> int:
        """ "In 2006 the state ...", "In the insurance sector the AIM is ..." without a comma."""
        if self.words[start].lower not in self.g.prepositions or start + 2 >= end:
            return start
        if self.words[start + 1].text[:1].isdigit():
            return start + 2
        for at in range(start + 2, min(end, start + 8)):
            opener = self.words[at].lower in ("the", "a", "an", "it", "they", "this")
            before = self.words[at - 1]
            if opener and before.is_word and not self.g.is_function(before):
                verb = find_finite(self.g, self.words, at, end)
                clear = verb > at and not any(w.text == "," for w in self.words[start:verb])
                return at if clear else start
        return start

    def _front_nb(self, start: int, end: int) -> tuple[Span, int]:
        none = Span(start, start)
        if not self._opens_front(start) and self.words[start].lower != "som":
            return none, start
        lower = self.words[start].lower
        second = self.words[start + 1].lower if start + 1 < end else ""
        clause_like = lower in self.g.subordinators or (lower == "selv" and second == "om")
        if clause_like and lower not in ("om",) and not self._is_phrase(lower, start, end):
            for comma in range(start + 2, min(end, start + 40)):
                opens = self.words[comma].text == "," and comma + 1 < end
                if opens and is_finite(self.g, self.words, comma + 1, end, predicate=True):
                    self._subclause(start, comma)
                    return Span(start, comma), comma + 1
            return none, end
        for at in range(start + 1, min(end, start + 25)):
            if is_finite(self.g, self.words, at, end, predicate=self.words[at - 1].text == ","):
                stop = at - 1 if self.words[at - 1].text == "," else at
                return Span(start, stop), at
        return none, end

    def _is_phrase(self, lower: str, start: int, end: int) -> bool:
        """ "etter kurset må ..." against "etter at kurset er ...": a phrase, no clause."""
        if lower not in self.g.prepositions:
            return False
        return self.words[start + 1].lower != "at"

    def _subclause(self, start: int, end: int) -> None:
        """A concessive clause in front states something of its own."""
        lower = self.words[start].lower
        two = lower + " " + (self.words[start + 1].lower if start + 1 < end else "")
        size = 2 if two == "selv om" else 1
        if lower in ("although", "though", "albeit", "while", "whereas", "mens") or size == 2:
            span = Span(start, start)
            self._subject_first(span, start + size, end, ClauseKind.CONCESSIVE)

    # -- the two orders --------------------------------------------------------------------------
    def _subject_first(self, front: Span, begin: int, end: int, kind: ClauseKind) -> None:
        finite = find_finite(self.g, self.words, begin, end)
        if finite <= begin or self._loose_participle(begin):
            return
        subject_end = finite
        adverbs: list[str] = []
        while subject_end > begin and self._is_pre_adverb(subject_end - 1):
            subject_end -= 1
            adverbs.insert(0, self.words[subject_end].text)
        while subject_end > begin and self.words[subject_end - 1].text == ",":
            subject_end -= 1
        subject_end = self._before_aside(begin, subject_end)
        if subject_end <= begin or self._holds_clause(begin, subject_end):
            return
        group = read_group(self.g, self.p.text, self.words, finite, finite + 1, end)
        self._add_adverbs(group, adverbs)
        self._clause(kind, Span(begin, subject_end), group, front, end)

    def _loose_participle(self, begin: int) -> bool:
        """ "Sammenlignet med den svenske loven ...": a phrase in front, no subject."""
        phrase = self.words[begin + 1].lower in self.g.prepositions
        return phrase and self.g.has_form(self.words[begin], Form.PARTICIPLE)

    def _holds_clause(self, begin: int, end: int) -> bool:
        """ "X loses water, and it": a verb before the pronoun was not understood."""
        joined = self.g.coordinators | self.g.contrasts
        return any(
            self.words[at].lower in joined and self.words[at + 1].lower in self.g.pronouns
            for at in range(begin + 1, end - 1)
        )

    def _before_aside(self, begin: int, end: int) -> int:
        """ "Brown cheese, also known as brunost, is ...": the subject ends at the first comma."""
        for at in range(begin + 1, end - 1):
            if self.words[at].text == ",":
                nxt = self.words[at + 1]
                aside = self.g.is_adverb(nxt) or nxt.lower in self.g.prepositions
                aside = aside or nxt.lower in (
                    "både",
                    "also",
                    "including",
                    "known",
                    "called",
                    "or",
                    "eller",
                )
                closed = any(w.lower in self.g.coordinators for w in self.words[at + 2 : end])
                return at if aside or not closed else end
        return end

    def _following_group(self, follow: Follow, host: Clause, at: int) -> VerbGroup | None:
        """The verb group of a clause without a subject of its own; None where there is none."""
        word = self.words[at]
        shared = host.verbs.passive and follow.kind is ClauseKind.COORDINATED
        if (
            shared
            and host.verbs.finite.lower() in self.g.finite_aux
            and self.g.has_form(word, Form.PARTICIPLE)
            and at + 1 < follow.end
            and self.words[at + 1].lower in self.g.prepositions
        ):
            base = next(b for b, f in self.g.forms(word.text) if f is Form.PARTICIPLE)
            rest = " ".join([*host.verbs.rest.split()[:-1], word.text])
            finite = host.verbs.finite
            return replace(host.verbs, start=at, end=at + 1, finite=finite, rest=rest, base=base)
        if not is_finite(self.g, self.words, at, follow.end, predicate=True):
            return None
        return read_group(self.g, self.p.text, self.words, at, at + 1, follow.end)

    def _share_modal(self, group: VerbGroup, host: VerbGroup, at: int) -> None:
        """ "must meet X and pass Y": the second verb stands under the same modal."""
        word = self.words[at]
        base = self.g.has_form(word, Form.BASE) and not self.g.has_form(word, Form.PRESENT)
        if host.modal and base and group.lexical:
            group.finite, group.modal, group.lexical = host.finite, host.modal, False
            group.rest = f"{word.text} {group.rest}".strip()
            group.past = False

    def _is_pre_adverb(self, at: int) -> bool:
        word = self.words[at]
        return (
            self.g.is_adverb(word)
            or word.lower in self.g.negations
            or (word.lower == "og" and at > 0 and self.words[at - 1].lower == "først")
        )

    def _add_adverbs(self, group: VerbGroup, adverbs: list[str]) -> None:
        group.negated = group.negated or any(a.lower() in self.g.negations for a in adverbs)
        group.adverbs = (*adverbs, *group.adverbs)

    def _verb_second(self, front: Span, finite: int, end: int, kind: ClauseKind) -> None:
        if not is_finite(self.g, self.words, finite, end, predicate=True):
            return
        begin = finite + 1
        adverbs: list[str] = []
        while begin < end and self._is_pre_adverb(begin):
            adverbs.append(self.words[begin].text)
            begin += 1
        stop = self._inverted_subject_end(finite, begin, end)
        if stop <= begin:
            return
        group = read_group(self.g, self.p.text, self.words, finite, stop, end)
        self._add_adverbs(group, adverbs)
        self._clause(kind, Span(begin, stop), group, front, end)

    def _inverted_subject_end(self, finite: int, begin: int, end: int) -> int:
        if begin >= end:
            return begin
        if self.words[begin].lower in ("det", "han", "hun", "man", "vi", "du"):
            return begin + 1
        aux = self.words[finite].lower in self.g.finite_aux
        nonfinite = (Form.BASE, Form.PASSIVE, Form.PARTICIPLE)
        if aux:
            for at in range(begin + 1, min(end, begin + 14)):
                word = self.words[at]
                if word.text in ",;:":
                    return begin
                if self._new_infinitive(finite, at):
                    return at
                unsure = self.words[at - 1].lower in self.g.determiners | self.g.prepositions
                if not unsure and (
                    self._is_pre_adverb(at)
                    or (self.g.has_form(word, *nonfinite) and word.lower not in self.g.nounish)
                ):
                    return at
        return self._definite_end(begin, end)

    def _new_infinitive(self, finite: int, at: int) -> bool:
        """ "skal lisensen tilbakekalles": after a modal and a definite noun stands the verb."""
        definite = self.words[at - 1].lower.endswith(("en", "et", "ene", "a"))
        verb = self.words[at].lower.endswith(("e", "es")) and not self.g.is_function(self.words[at])
        return self.words[finite].lower in self.g.modals and definite and verb

    def _definite_end(self, begin: int, end: int) -> int:
        """A proper name, or a noun in the definite form, ends a short subject."""
        stop = self._named_end(begin, end)
        return stop if stop > begin else self._phrase_end(begin, end)

    def _phrase_end(self, begin: int, end: int) -> int:
        """ "omtrent 74 000 personer | en slik konto": up to what opens another phrase."""
        opens = self.g.determiners | self.g.prepositions | self.g.pronouns | {self.g.to}
        first = self.words[begin]
        counted = first.text[:1].isdigit() or first.lower in self.g.numbers or self._measures(begin)
        single = begin + 1 == end or self.words[begin + 1].lower in opens
        if not (counted or single or first.lower in ("en", "et", "ei", "mange", "flere", "noen")):
            return begin
        for at in range(begin, min(end, begin + 6)):
            word = self.words[at]
            if not word.is_word or (at > begin and (word.lower in opens or self.g.is_adverb(word))):
                return at
            if at == begin and word.lower in self.g.prepositions and not self._measures(at):
                return begin
            inner = at > begin and not word.text[:1].isdigit()
            if inner and word.lower.endswith(("en", "et", "ene")) and at + 1 < end:
                nxt = self.words[at + 1]
                if nxt.is_word and nxt.lower not in opens and not self.g.is_adverb(nxt):
                    return begin  # "solgte banken aksjer": two phrases side by side
        return end if end - begin <= 6 else begin

    def _named_end(self, begin: int, end: int) -> int:
        at = begin
        if self.words[at].text[:1].isupper():
            while at < end and self.words[at].text[:1].isupper():
                at += 1
            return at
        for at in range(begin, min(end, begin + 4)):
            word = self.words[at]
            if not word.is_word or (self.g.is_function(word) and at > begin):
                return begin
            long = len(word.lower) > 4
            if (
                long
                and word.lower.endswith(("en", "et", "ene", "a"))
                and not word.lower.endswith("ende")
            ):
                nxt = self.words[at + 1] if at + 1 < end else None
                bound = (
                    nxt is None
                    or not nxt.is_word
                    or self.g.is_function(nxt)
                    or self.g.is_adverb(nxt)
                    or nxt.lower.endswith("ere")  # "vokser kontoen raskere enn ..."
                )
                return at + 1 if bound or (nxt is not None and nxt.text[:1].isdigit()) else begin
        return begin

    # -- the rest of the clause --------------------------------------------------------------------
    def _clause(
        self, kind: ClauseKind, subject: Span, group: VerbGroup, front: Span, end: int
    ) -> None:
        if group.modal and not group.rest:
            return  # the main verb was not found
        segmenter = Segmenter(self.g, self.words, end, group.passive, group.past)
        stop = segmenter.run(group.end)
        hedged = any(adverb.lower() in self.g.hedges for adverb in group.adverbs)
        clause = Clause(kind, subject, group, segmenter.segments, front, stop, hedged)
        self.p.clauses.append(clause)
        host = len(self.p.clauses) - 1
        for follow in segmenter.follows:
            self._follow(follow, clause, host)

    def _follow(self, follow: Follow, clause: Clause, host: int) -> None:
        if len(self.p.clauses) >= _MAX_CLAUSES:
            return
        if follow.kind is ClauseKind.MAIN:
            self.main(follow.start, follow.end)
            return
        if follow.kind is ClauseKind.COORDINATED and self.words[follow.start - 1].text == ";":
            self.main(follow.start, follow.end)
            return
        begin = follow.start
        adverbs: list[str] = []
        while begin < follow.end and self._is_pre_adverb(begin):
            adverbs.append(self.words[begin].text)
            begin += 1
        if begin >= follow.end:
            return
        group = self._following_group(follow, clause, begin)
        if group is None:
            return
        self._add_adverbs(group, adverbs)
        if follow.kind is ClauseKind.COORDINATED:
            self._share_modal(group, clause.verbs, begin)
        subject = clause.subject if follow.kind is ClauseKind.COORDINATED else follow.antecedent
        nothing = Span(begin, begin)
        before = len(self.p.clauses)
        self._clause(follow.kind, subject, group, nothing, follow.end)
        if len(self.p.clauses) > before:
            self.p.clauses[before].host = host
            self.p.clauses[before].antecedent = follow.antecedent
