"""What is missing before a range can be told, in words; Today and the Timeline say the same."""

from aimstudy.ui.translations import tr, trn


def missing_words(answers: int, needed: int, to_meet: int) -> str:
    """After how many answers a range can be given, and how many of them there are.

    ``answers`` count, ``needed`` more are; only those to cards that came back on another day than
    that of their first answer count. ``to_meet`` more cards of the exam are to be met as well.
    """
    if not needed and to_meet:
        return trn(
            "It can be given when {n} more new card of this exam is met.",
            "It can be given when {n} more new cards of this exam are met.",
            to_meet,
        )
    after = trn(
        "It can be given after {n} answer to a card that comes back on another day; {done}.",
        "It can be given after {n} answers to cards that come back on another day; {done}.",
        answers + max(1, needed),
        done=tr("{n} so far", n=answers) if answers else tr("none so far"),
    )
    if not to_meet:
        return after
    also = trn(
        "{n} new card is to be met as well.",
        "{n} new cards are to be met as well.",
        to_meet,
    )
    return f"{after} {also}"
