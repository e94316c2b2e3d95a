"""One call from the bytes of a file to everything found in it. Reads no files itself."""

from aimstudy.domain.fact import Reading
from aimstudy.facts.decode import decode
from aimstudy.facts.sentences import structure_article


def read_article(data: bytes, name: str) -> Reading:
    """Decode, structure and analyse one article; ``name`` only labels it.

    Raises Problem FILE_EMPTY, FILE_BINARY, FILE_TOO_LARGE, NO_SENTENCES or LANGUAGE_UNSUPPORTED.
    """
    text, is_utf8 = decode(data, name)
    structured = structure_article(text, data, is_utf8, name)
    return Reading(structured.article, (), ())
