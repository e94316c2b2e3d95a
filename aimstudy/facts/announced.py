"""Which sentences are looked at for facts, and lists read as part of what announces them.

"The plan covers:" with two points below becomes "The plan covers fire and theft", cited
verbatim from the announcing words to the last point.
"""

import re
from dataclasses import replace

from aimstudy.domain.article import ArticleText, Sentence
from aimstudy.facts.points import RUNNING
from aimstudy.facts.sentences import MAX_SENTENCES, Structured, is_long
from aimstudy.facts.text_lists import ListItem, TextList, states
from aimstudy.language.enumerations import MAX_ITEMS
from aimstudy.language.models import LanguageModels
from aimstudy.language.tagging import LanguageModel
from aimstudy.language.words import Form, Word, tokenize, word_set

_MAX_ITEM_WORDS = 12
_MOST_APART = 8  # points that a rule reads one by one
_OPEN_ENDS = ("AUX", "ADP", "PART", "SCONJ", "DET")
_ARTICLES = word_set("a an the any en ei et den det de")
_FOLLOWS = word_set("follows following followed below følger følgende under nedenfor")


def stated(structured: Structured, models: LanguageModels) -> list[Sentence]:
    """The running sentences that can state something, each list joined to its announcement.

    At most 3,000 of at most 80 words.
    """
    article = structured.article
    glossed = _glossaries(structured)
    lists = {each.intro: each for each in structured.lists if each.intro >= 0}
    found: list[Sentence] = []
    for sentence in article.sentences:
        language = structured.languages[sentence.index]
        if language is None or sentence.index in structured.fragments or not _running(sentence):
            continue
        listed = lists.get(sentence.index)
        if listed:
            model = models.of(language)
            joined = _joined(article, sentence, listed, model)
            procedure = listed.ordered and len(listed.items) > 2
            apart = listed.fragments and 1 < len(listed.items) <= _MOST_APART
            if joined is None and not (procedure or apart) and _says_nothing(sentence.clean, model):
                continue
            sentence = joined or sentence
        if sentence.index in glossed:
            sentence = _defined(article, sentence, glossed[sentence.index], models.of(language))
        if not is_long(sentence):
            found.append(sentence)
        if len(found) >= MAX_SENTENCES:
            break
    return found


def _running(sentence: Sentence) -> bool:
    """Running text that is no question."""
    return sentence.block in RUNNING and not sentence.clean.rstrip("\"'”» ").endswith("?")


_POINTING = re.compile(r"\b(?:following|følgende|below|nedenfor|as follows|slik)\b", re.I)


def _says_nothing(clean: str, model: LanguageModel) -> bool:
    """Words that announce a list and state nothing without it: "It covers the following:"."""
    words = model.tag(tokenize(clean.rstrip(" :")))
    return _POINTING.search(clean) is not None or not words or _is_open(words[-1])


def _joined(
    article: ArticleText, sentence: Sentence, listed: TextList, model: LanguageModel
) -> Sentence | None:
    items = [_inside(item, model) for item in listed.items]
    fits = 2 <= len(items) <= MAX_ITEMS and all(_short(item) for item in items)
    joiner = " and " if model.english else " og "
    plain = not any(joiner in item for item in items[:-1])  # else nothing shows where one ends
    if not fits or not plain or not listed.fragments:
        return None
    lead = _lead(sentence.clean, model)
    clean = f"{lead} {', '.join(items[:-1])}{joiner}{items[-1]}."
    end = listed.items[-1].end
    return replace(sentence, end=end, raw=article.text[sentence.start : end], clean=clean)


def _short(item: str) -> bool:
    return len(item.split()) <= _MAX_ITEM_WORDS and not re.search(r"[,;:.?!]\s", item)


def _lead(clean: str, model: LanguageModel) -> str:
    """The announcing words, with their colon only where they are complete without the list."""
    bare = clean.rstrip(" :")
    words = model.tag(tokenize(bare))
    return bare if words and _is_open(words[-1]) else bare + ":"


def _is_open(last: Word) -> bool:
    if last.lower in _FOLLOWS:
        return False
    return last.tag in _OPEN_ENDS or (last.tag == "VERB" and last.form is not Form.PARTICIPLE)


def _inside(item: ListItem, model: LanguageModel) -> str:
    """A point's words as they would stand within a sentence: no capital that only opens it."""
    text = item.label or item.text
    words = tokenize(text)
    if not words or not words[0].text[:1].isupper() or not words[0].text[1:].islower():
        return text
    named = len(words) > 1 and words[1].text[:1].isupper()
    if named or not _is_common(words[0], model):
        return text
    return text[: words[0].start] + text[words[0].start :][:1].lower() + text[words[0].start + 1 :]


def _is_common(word: Word, model: LanguageModel) -> bool:
    return bool(model.lexicon.readings(word.lower)) or model.tag((word,))[0].tag != "PROPN"


# -- glossaries -----------------------------------------------------------------------------------
def _glossaries(structured: Structured) -> dict[int, ListItem]:
    """Points of lists in which every point is a term and its gloss, by the gloss's sentence."""
    sentences = structured.article.sentences
    found: dict[int, ListItem] = {}
    for each in structured.lists:
        last = len(sentences) - 1
        if len(each.items) < 2 or not all(i.label and i.sentence < last for i in each.items):
            continue
        found |= {item.sentence + 1: item for item in each.items}
    return found


def _defined(
    article: ArticleText, sentence: Sentence, item: ListItem, model: LanguageModel
) -> Sentence:
    """ "Premium: the price of cover" read as "Premium is the price of cover"."""
    words = model.tag(tokenize(item.label))
    gloss = sentence.clean.rstrip(" .;,")
    opens = model.tag(tokenize(gloss))[:1]
    nominal = words and all(w.tag in ("NOUN", "PROPN", "ADJ", "DET") for w in words)
    named = opens and (opens[0].lower in _ARTICLES or (not model.english and opens[0].definite))
    if not nominal or not named or states(model, gloss):
        return sentence
    plural = model.english and words[-1].number == "plur"
    verb = ("are" if plural else "is") if model.english else "er"
    clean = f"{item.label} {verb} {gloss[:1].lower()}{gloss[1:]}."
    raw = article.text[item.start : sentence.end]
    return replace(sentence, start=item.start, raw=raw, clean=clean)
