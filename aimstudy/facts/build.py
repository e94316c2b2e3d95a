"""Runs the rules over analysed sentences and builds Facts with stable keys and citations."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from aimstudy.domain.article import BlockKind
from aimstudy.domain.fact import Citation, Fact, FactKind, Qualifiers
from aimstudy.facts import (
    rules_aftermath,
    rules_agent,
    rules_amount_of,
    rules_audience,
    rules_belief,
    rules_beside,
    rules_beside_name,
    rules_change,
    rules_circumstance,
    rules_comparison,
    rules_complement,
    rules_condition,
    rules_consequence,
    rules_content,
    rules_correlative,
    rules_count,
    rules_counted_list,
    rules_deeds,
    rules_definition,
    rules_doer,
    rules_duty,
    rules_enabling,
    rules_example,
    rules_example_lists,
    rules_exception,
    rules_expletive,
    rules_fate,
    rules_frequency,
    rules_gloss,
    rules_handling,
    rules_identity,
    rules_idiom,
    rules_influence,
    rules_inner_amount,
    rules_list,
    rules_listed_below,
    rules_loose_time,
    rules_made_of,
    rules_method,
    rules_named_amounts,
    rules_naming,
    rules_object,
    rules_opposed,
    rules_overseer,
    rules_patient,
    rules_predicate,
    rules_purpose,
    rules_quality,
    rules_quantity,
    rules_reason,
    rules_replacement,
    rules_requirement,
    rules_result,
    rules_rows,
    rules_seat,
    rules_step,
    rules_than,
    rules_time,
    rules_way,
    rules_where,
    rules_which,
    rules_wordlore,
)
from aimstudy.facts.analysis import Analysed
from aimstudy.facts.defining import stated_view
from aimstudy.facts.drafts import (
    CLAUSE_RULES,
    SENTENCE_RULES,
    ClauseView,
    FactDraft,
    is_shown,
)
from aimstudy.facts.expletives import is_expletive, there_is
from aimstudy.facts.halves import whole_draft
from aimstudy.facts.hollow import is_hollow
from aimstudy.facts.signs import signs_of
from aimstudy.facts.spare_gaps import is_one_more, spare_gaps
from aimstudy.facts.supposing import in_example
from aimstudy.language.actors import is_person
from aimstudy.language.clauses import ClauseKind
from aimstudy.language.markup import clean_markup
from aimstudy.language.time_words import DAYS
from aimstudy.language.words import word_set

RULE_MODULES = (
    rules_naming,
    rules_wordlore,
    rules_gloss,
    rules_definition,
    rules_identity,
    rules_agent,
    rules_overseer,
    rules_beside,
    rules_seat,
    rules_complement,
    rules_which,
    rules_doer,
    rules_object,
    rules_deeds,
    rules_replacement,
    rules_content,
    rules_belief,
    rules_quality,
    rules_predicate,
    rules_patient,
    rules_requirement,
    rules_example_lists,
    rules_example,
    rules_count,
    rules_counted_list,
    rules_list,
    rules_rows,
    rules_listed_below,
    rules_quantity,
    rules_amount_of,
    rules_change,
    rules_inner_amount,
    rules_named_amounts,
    rules_time,
    rules_beside_name,
    rules_loose_time,
    rules_frequency,
    rules_purpose,
    rules_audience,
    rules_circumstance,
    rules_reason,
    rules_condition,
    rules_consequence,
    rules_comparison,
    rules_influence,
    rules_fate,
    rules_correlative,
    rules_aftermath,
    rules_exception,
    rules_than,
    rules_result,
    rules_opposed,
    rules_duty,
    rules_enabling,
    rules_idiom,
    rules_method,
    rules_handling,
    rules_made_of,
    rules_expletive,
    rules_where,
    rules_way,
    rules_step,
)


def facts_of(item: Analysed) -> list[Fact]:
    """The facts of one sentence, best rule first, without two for the same words."""
    has_steps = next(rules_step.steps(item), None) is not None
    only_points = not has_steps and rules_listed_below.tells_only_points(item)
    only_steps = not only_points and rules_step.tells_only_steps(item)
    told = rules_step.steps(item) if only_steps else _drafts(item)
    drafts = sorted(
        rules_listed_below.listed_below(item) if only_points else told,
        key=lambda draft: draft.rank,
    )
    chosen: list[FactDraft] = []
    for draft in drafts:
        if item.supposed and _trifles(draft):
            continue
        if not (_means_topic(item, draft) or any(_same_words(draft, o) for o in chosen)):
            chosen.append(whole_draft(item, draft))
    taken = " | ".join(draft.value for draft in chosen)
    if not (only_steps or only_points):
        spare = (draft for draft in spare_gaps(item) if draft.value not in taken)
        sums = [item.sentence.clean[m.start : m.end] for m in item.measures]
        chosen += [d for d in spare if not item.supposed or any(s in d.value for s in sums)]
    counts: dict[str, int] = {}
    facts: list[Fact] = []
    for draft in chosen:
        ordinal = counts.get(draft.rule, 0)
        counts[draft.rule] = ordinal + 1
        facts.append(_fact(item, draft, ordinal))
    return facts


# who a made-up example is about, and where she works, nobody needs to learn
_WHO_IT_IS = word_set(
    "doer what-is apposition identity where seat participle-agent naming other-name"
)


def _trifles(draft: FactDraft) -> bool:
    """What a made-up example is about, where and on which day: its sums are worth a question."""
    if draft.kind is FactKind.DATE:
        return not _YEAR.search(draft.value)
    return draft.rule in _WHO_IT_IS and draft.quantity is None


_OF_WORDS = word_set("that-is abbreviation abbreviated meaning")  # they hold everywhere
_YEAR = re.compile(r"\b[12]\d\d\d\b")


def _drafts(item: Analysed) -> Iterable[FactDraft]:
    for index, clause in enumerate(item.parse.clauses):
        subject = item.subjects[index]
        if subject is None:
            yield from _of_nothing(item, index)
            continue
        view = stated_view(item, index) or ClauseView(item, index, clause, subject)
        clause = view.clause
        if is_expletive(item.parse, clause):
            yield from _about_nothing(view)
            continue
        if _too_vague(item, view.subject):
            continue
        for name, rule in CLAUSE_RULES:
            if is_shown(name, clause):
                for draft in rule(view):
                    _place(view, draft)
                    yield draft
    for _, sentence_rule in SENTENCE_RULES:
        yield from sentence_rule(item)


def _of_nothing(item: Analysed, index: int) -> Iterable[FactDraft]:
    """ "It is common to save 10 percent": the subject means nothing, what follows does."""
    clause, words = item.parse.clauses[index], item.parse.words
    said = item.parse.span_text(clause.subject).lower()
    main = clause.kind in (ClauseKind.MAIN, ClauseKind.COORDINATED) and not clause.verbs.negated
    if said in ("it", "det") and main and is_hollow(words, clause.subject.start):
        for draft in rules_inner_amount.inner_amount(ClauseView(item, index, clause, said)):
            draft.parts["clause"] = str(index)
            yield draft


def _place(view: ClauseView, draft: FactDraft) -> None:
    """Which clause states it, and what for: "Who pays" asks nothing without "in a tontine"."""
    draft.parts["clause"] = str(view.index)
    if view.setting and "ask" in draft.parts:
        draft.parts["front"] = f"{draft.parts.get('front', '')} {view.setting}".strip()


def _about_nothing(view: ClauseView) -> Iterable[FactDraft]:
    """What a clause says whose subject only holds a place: "there are", "det kreves"."""
    if view.clause.kind in (ClauseKind.RESTRICTIVE, ClauseKind.SUBORDINATE, ClauseKind.IMPERATIVE):
        return
    yield from rules_condition.in_case(view)
    yield from rules_condition.when(view)
    if not view.clause.verbs.negated:
        yield from rules_count.exists(view)
        yield from rules_expletive.presented(view)
        if there_is(view.item.parse, view.clause):
            yield from rules_reason.cause(view)
        yield from rules_inner_amount.inner_amount(view)


_VAGUE_SUBJECTS = frozenset(
    [
        "det samme",
        "de fleste",
        "noen",
        "andre",
        "mange",
        "the same",
        "others",
        "some",
        "many",
        "most",
    ]
)
_TIMES = DAYS | word_set(
    """
    morgen kveld natt uke uker overalt verden yesterday today tomorrow week weeks morning
    evening night ago tidligere
    """
) - {"may", "mars", "march"}


def _too_vague(item: Analysed, subject: str) -> bool:
    words = subject.split()
    if not item.grammar.english and _names_no_thing(item, words):
        return True
    if (
        is_one_more(subject)
        or not any(c.isalpha() for c in subject)
        or subject.lower() in _VAGUE_SUBJECTS
    ):
        return True
    if len(words) > 1 and words[0].lower() == "noe":
        return True  # ", noe mange fikk merke": about the whole clause before it
    before = [w.lower() for w in words[1 : words.index("å")]] if "å" in words else []
    if not item.grammar.english and before and "som" not in before and words[0] != "å":
        return True
    limit = 12 if item.grammar.english else 9
    limit += 6 if subject.count(",") > 1 else 0  # a list has more words
    if (
        {w.lower() for w in words} & _TIMES
        or len(words) > limit
        or subject.count("(") != subject.count(")")
    ):
        return True
    leads = [item.sentence.clean[m.start : m.end].lower() for m in item.measures]
    counted = any(subject.lower().startswith(lead) for lead in leads)
    return (words[0].lower() in item.grammar.prepositions and not counted) or words[
        -1
    ].lower() in item.grammar.determiners


def _names_no_thing(item: Analysed, words: list[str]) -> bool:
    """ "den faste", "det flytende": which loan, profile or rate is not said."""
    if len(words) != 2 or words[0].lower() not in ("den", "det"):
        return False
    said = next((w for w in item.parse.words if w.text == words[1]), None)
    plain = said is not None and said.tag == "ADJ" and said.form is None
    return plain and words[1].lower() not in _SOMEBODY and not is_person(words[1], item.grammar)


_SOMEBODY = word_set("avdøde døde syke uføre arbeidsledige skyldige gamle eldste yngste enkelte")


def _means_topic(item: Analysed, draft: FactDraft) -> bool:
    """An answer such as "the title" or "it", where that is what the article is about."""
    words, said = item.parse.words, draft.answers[0].lower()
    said = _PLACED.sub("", said)
    return len(draft.answers) == 1 and any(
        item.parse.text[words[at].start : words[end - 1].end].lower() == said
        for at, (end, name) in item.resolution.swaps.items()
        if words[at].tag == "PRON" or item.topic.mentioned(name)
    )


_PLACED = re.compile(r"(?<=\w) (?:in|at|on|i|på|ved) .*$")


_LEADS = re.compile(
    r"^(?:from|in|at|on|by|with|to|for|through|into|fra|i|på|av|med|til|for|ved|gjennom) ", re.I
)


def _same_words(draft: FactDraft, other: FactDraft) -> bool:
    if draft.rule == "abbreviation" or other.rule == "abbreviation":
        return False
    if draft.value == other.value:
        return True
    elsewhere = draft.parts.get("clause", "") != other.parts.get("clause", "")
    if _LEADS.sub("", draft.value) == _LEADS.sub("", other.value):
        return not elsewhere  # "sold through a broker, who charges a fee": two things of one
    if draft.rule == "gap":
        return (draft.value in other.value and draft.kind is other.kind) or (
            draft.value in other.value and other.quantity is not None
        )
    return False


def _fact(item: Analysed, draft: FactDraft, ordinal: int) -> Fact:
    normal = re.sub(r"\W+", " ", item.sentence.clean.lower()).strip()
    seed = f"{item.grammar.language.value}|{normal}|{draft.rule}|{ordinal}"
    parts = dict(draft.parts)
    if item.supposed and draft.rule not in _OF_WORDS:
        place = in_example(" ".join(parts.values()), item.grammar.english)
        parts["front"] = f"{parts.get('front', '')} {place}".strip()
    statement = item.stated(draft.value)
    if statement:
        parts["statement"] = statement
        parts["value"] = draft.value
    clause_hedges = " ".join(
        a for c in item.parse.clauses for a in c.verbs.adverbs if a.lower() in item.grammar.hedges
    )
    negated = any(c.verbs.negated for c in item.parse.clauses) or any(
        w.lower in item.grammar.negations for w in item.parse.words
    )
    modal = next((c.verbs.modal for c in item.parse.clauses if c.verbs.modal), "")
    return Fact(
        key=hashlib.sha256(seed.encode()).hexdigest()[:20],
        kind=draft.kind,
        language=item.grammar.language,
        subject=draft.subject,
        relation=draft.relation,
        answers=draft.answers,
        citations=(_citation(item, draft),),
        rule=draft.rule,
        core=draft.core and not item.supposed and item.sentence.block is not BlockKind.DESCRIPTION,
        quantity=draft.quantity,
        qualifiers=Qualifiers(negated, modal, clause_hedges, exhaustive=draft.exhaustive),
        parts=tuple(sorted(parts.items())),
        signs=signs_of(item, draft),
    )


def _citation(item: Analysed, draft: FactDraft) -> Citation:
    cited = cite(item, draft.value)
    if draft.end <= cited.end:
        return cited
    quote = item.article.text[cited.start : draft.end]
    return replace(cited, end=draft.end, quote=quote)


def cite(item: Analysed, value: str) -> Citation:
    """The verbatim sentence, and where the answer stands in the raw text."""
    sentence, text = item.sentence, item.article.text
    cleaned = clean_markup(text, sentence.start, sentence.end)
    at = cleaned.text.find(value) if value else -1
    if at < 0:
        return Citation(sentence.index, sentence.start, sentence.end, sentence.raw)
    start = cleaned.raw_offset(at)
    end = cleaned.raw_offset(at + len(value) - 1) + 1
    return Citation(sentence.index, sentence.start, sentence.end, sentence.raw, start, end)
