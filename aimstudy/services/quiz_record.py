"""What an answer leaves behind beside itself: evidence in the log, and what was mixed up."""

from collections.abc import Iterator

from aimstudy.domain.evidence import Certainty, EvidenceOf, EvidenceSource, by_chance_of
from aimstudy.domain.quiz import Given, QuizItem, QuizKind
from aimstudy.domain.study_day import Moment
from aimstudy.services.context import Context
from aimstudy.services.quiz_evidence import keep_evidence, take_back_evidence
from aimstudy.storage.confusions import add_confusion, forget_confusions
from aimstudy.storage.evidence_log import place_of_row
from aimstudy.storage.left_out import is_left_out
from aimstudy.storage.quiz_cards import card_answering, card_of_fact, cards_of_keys
from aimstudy.storage.quizzes import StoredResponse, set_review_seq
from aimstudy.storage.review_log import moment_of
from aimstudy.storage.session import Session


def card_of(session: Session, response: StoredResponse) -> int | None:
    """The card that a response is about, in study or held back; None where it is gone."""
    if response.fact_id is not None:
        return card_of_fact(session, response.fact_id)
    return cards_of_keys(session, [response.item.fact_key]).get(response.item.fact_key)


def keep_traces(
    session: Session,
    context: Context,
    attempt_id: int,
    response: StoredResponse,
    when: Moment,
    source: EvidenceSource = EvidenceSource.QUIZ,
    stands_at: int | None = None,
) -> list[int]:
    """Keep what an answered response says of memory, and what was mixed up in it.

    A wrong pair of a matching item speaks of the card of its left side only. Returns the rows of
    the log that it became; they count where row ``stands_at`` was.
    """
    cards = cards_of_keys(session, _keys(response.item))
    seqs = []
    for card_id, right, by_chance in _judged(session, response, cards):
        evidence = EvidenceOf(
            card_id=card_id,
            kind=response.item.kind,
            by_chance=by_chance,
            given=response.given,
            right=right,
            certainty=Certainty(response.certainty) if response.certainty else None,
            source=source,
            attempt=attempt_id,
            position=response.position,
            took_ms=response.took_ms,
        )
        seqs.append(keep_evidence(session, context, evidence, when, stands_at))
    if stands_at is None or any(seqs):  # else its card is gone, and what was said of it stands
        set_review_seq(session, attempt_id, response.position, next(iter(seqs), None))
    _keep_mixed_up(session, response, cards, when)
    return [seq for seq in seqs if seq is not None]


def judge_anew(
    session: Session,
    context: Context,
    attempt_id: int,
    response: StoredResponse,
    when: Moment,
    source: EvidenceSource = EvidenceSource.QUIZ,
) -> None:
    """After the person's word the answer counts as that says; what it was before is taken back.

    It counts as of when it was given, before whatever was answered since. An answer that told
    nothing of memory, for want of a card, goes on telling nothing; so does one that is left out.
    """
    forget_confusions(session, response.response_id)
    if is_left_out(session, attempt_id):
        return
    said = response.review_seq
    then = None if said is None else moment_of(session, said)
    if said is None or then is None:
        cards = cards_of_keys(session, _keys(response.item))
        _keep_mixed_up(session, response, cards, when)
        return
    take_back_evidence(session, context, said, when)
    place = place_of_row(session, said)
    keep_traces(session, context, attempt_id, response, then, source, place)


def _keep_mixed_up(
    session: Session, response: StoredResponse, cards: dict[str, int], when: Moment
) -> None:
    for card_id, other_id in _mixed_up(session, response, cards):
        add_confusion(session, when.at_ms, card_id, other_id, response.response_id)


def _keys(item: QuizItem) -> list[str]:
    """Of everything an item asks and shows."""
    options = [option.source for option in item.options if option.source]
    return [item.fact_key, *item.fact_keys, *options]


def _judged(
    session: Session, response: StoredResponse, cards: dict[str, int]
) -> Iterator[tuple[int, bool, float]]:
    """(card, right, chance to be right by luck) of each card that the answer speaks of."""
    item = response.item
    if item.kind is QuizKind.MATCHING and item.fact_keys:
        for key, place, picked in _pairs(item, response.given):
            if key in cards:
                yield cards[key], place == picked, 1.0 / len(item.options)
        return
    card_id = card_of(session, response)
    if card_id is not None:
        yield card_id, response.correct, by_chance_of(item)


def _pairs(item: QuizItem, given: Given | None) -> Iterator[tuple[str, int, int]]:
    """(fact, place of the right option, place of the one given or -1) of each left side."""
    picked = given if isinstance(given, tuple) else (-1,) * len(item.keys)
    yield from zip(item.fact_keys, item.keys, picked, strict=False)


def _mixed_up(
    session: Session, response: StoredResponse, cards: dict[str, int]
) -> list[tuple[int, int]]:
    """(card asked, card whose answer was given instead) of a wrong answer."""
    item, given = response.item, response.given
    if item.kind is QuizKind.MATCHING:
        owner = {place: key for key, place, _ in _pairs(item, given)}
        pairs = [
            (cards.get(key), cards.get(owner.get(picked, "")))
            for key, place, picked in _pairs(item, given)
            if place != picked
        ]
    elif response.correct or given is None:
        return []
    else:
        card_id = card_of(session, response)
        pairs = [(card_id, other) for other in _others(session, response, card_id, cards)]
    found = {(one, two) for one, two in pairs if one is not None and two is not None}
    return sorted((one, two) for one, two in found if one != two)


def _others(
    session: Session, response: StoredResponse, card_id: int | None, cards: dict[str, int]
) -> list[int | None]:
    given, options = response.given, response.item.options
    if isinstance(given, str):
        return [card_answering(session, card_id, given)] if card_id is not None else []
    picked = (given,) if isinstance(given, int) else given or ()
    return [cards.get(options[n].source) for n in picked if 0 <= n < len(options)]
