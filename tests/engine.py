"""Reading with the models packed in the program, loaded once for all tests."""

from functools import lru_cache

from aimstudy.domain.article import Language
from aimstudy.domain.fact import Reading
from aimstudy.facts import reading
from aimstudy.language import parser
from aimstudy.language.clauses import Parse
from aimstudy.language.grammar import Grammar
from aimstudy.language.models import LanguageModels
from aimstudy.language.tagging import LanguageModel
from aimstudy.paths import language_data


class RememberingModels(LanguageModels):
    """The same models; a sentence that many tests read is tagged once."""

    def of(self, language: Language) -> LanguageModel:
        """The model of ``language``, which remembers the sentences it has tagged."""
        model = super().of(language)
        if "tag" not in vars(model):
            tagged = lru_cache(maxsize=20_000)(model.tag)
            vars(model)["tag"] = lambda words: tagged(tuple(words))
        return model


MODELS = RememberingModels(language_data)


def read_article(data: bytes, name: str) -> Reading:
    """Like the function of the same name, with the packed models."""
    return reading.read_article(data, name, MODELS)


def parse_sentence(grammar: Grammar, text: str) -> Parse:
    """Like the function of the same name, with the packed models."""
    return parser.parse_sentence(grammar, text, MODELS.of(grammar.language))
