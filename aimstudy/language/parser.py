"""Sentence to clauses for English and Norwegian. Gives no clause where it is not sure.

Tags are mended, words cut into chunks, and chunks put together by the grammar of the language.
"""

from dataclasses import replace

from aimstudy.language.chunks import cut
from aimstudy.language.clauses import ClauseKind, Parse
from aimstudy.language.clefts import unfold
from aimstudy.language.english_clauses import EnglishReader
from aimstudy.language.grammar import Grammar
from aimstudy.language.lexical_mending import mend_by_lexicon
from aimstudy.language.mending import mend
from aimstudy.language.missing_verbs import flips
from aimstudy.language.norwegian_clauses import NorwegianReader
from aimstudy.language.phrases import join_phrases
from aimstudy.language.tagging import LanguageModel
from aimstudy.language.tokens import Tokens
from aimstudy.language.words import tokenize


def parse_sentence(grammar: Grammar, text: str, model: LanguageModel) -> Parse:
    """Parse a cleaned sentence."""
    words = model.tag(join_phrases(tokenize(text)))
    end = len(words)
    while end and not words[end - 1].is_word and words[end - 1].text not in ")]\"'”»%":
        end -= 1
    parse = Parse(text, words, grammar, lexicon=model.lexicon)
    if end < 2:
        return parse
    tokens = Tokens(grammar, words, model.lexicon)
    mend_by_lexicon(tokens)
    mend(tokens)
    read(parse, tokens, end)
    if not _states(parse):
        _read_anew(parse, tokens, end)
    unfold(parse)
    parse.words = tuple(  # what reads the words later shall see the tags the clauses stand on
        word if (tag, form) == (word.tag, word.form) else replace(word, tag=tag, form=form)
        for word, tag, form in zip(words, tokens.tags, tokens.forms, strict=True)
    )
    return parse


def _states(parse: Parse) -> bool:
    """True when the sentence has a clause of its own, not only one inside another."""
    own = (ClauseKind.MAIN, ClauseKind.IMPERATIVE)
    return any(clause.kind in own for clause in parse.clauses)


def read(parse: Parse, tokens: Tokens, end: int) -> None:
    """Read the clauses of ``tokens`` into ``parse``."""
    reader = EnglishReader if parse.grammar.english else NorwegianReader
    chunks = cut(tokens, end)
    reader(parse, tokens, chunks).main(0, len(chunks))


def _noun_pairs(t: Tokens) -> list[int]:
    """ "Under most plans owners pay ...": where a phrase in front may end before the subject."""
    if t.tag(0) not in ("ADP", "SCONJ"):
        return []
    verb = next((at for at in range(1, t.size) if t.finite(at) or t.lower(at) == ","), 0)
    pairs = [at for at in range(2, verb) if t.is_noun(at) and t.tag(at - 1) == "NOUN"]
    return sorted(pairs, key=lambda at: (t.words[at - 1].number != "plur", at))[:3]


def _read_anew(parse: Parse, tokens: Tokens, end: int) -> None:
    """Without a verb no clause: try the words that the tagger may have taken for something else."""
    found = parse.clauses
    for at in _noun_pairs(tokens) if parse.grammar.english else ():
        tokens.apart = {at}
        parse.clauses = []
        read(parse, tokens, end)
        if _states(parse):
            return
    tokens.apart = set()
    for at, form in flips(tokens):
        if at >= end:
            continue
        before = tokens.tags[at], tokens.forms[at]
        tokens.set_verb(at, form)
        parse.clauses = []
        read(parse, tokens, end)
        if _states(parse):
            return
        tokens.tags[at], tokens.forms[at] = before
    parse.clauses = found
