"""Reading with the models packed in the program, loaded once for all tests."""

from aimstudy.domain.fact import Reading
from aimstudy.facts import reading
from aimstudy.language import parser
from aimstudy.language.clauses import Parse
from aimstudy.language.grammar import Grammar
from aimstudy.language.models import LanguageModels
from aimstudy.paths import language_data

MODELS = LanguageModels(language_data)


def read_article(data: bytes, name: str) -> Reading:
    """Like the function of the same name, with the packed models."""
    return reading.read_article(data, name, MODELS)


def parse_sentence(grammar: Grammar, text: str) -> Parse:
    """Like the function of the same name, with the packed models."""
    return parser.parse_sentence(grammar, text, MODELS.of(grammar.language))
