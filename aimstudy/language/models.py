"""The language models of the program, each loaded when the first sentence in its language comes.

Importing this module loads none of them: the start of the window must not pay for reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aimstudy.domain.article import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from aimstudy.language.lexicon import Lexicon
    from aimstudy.language.tagging import LanguageModel


class LanguageModels:
    """Models by language; ``read`` gives the bytes of a packed file by its name."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._loaded: dict[Language, LanguageModel] = {}
        self._words: dict[Language, Lexicon] = {}

    def of(self, language: Language) -> LanguageModel:
        """The model of ``language``, loaded once."""
        model = self._loaded.get(language)
        if model is None:
            from aimstudy.language.tagger import Tagger
            from aimstudy.language.tagging import LanguageModel

            tagger = Tagger(self._read(f"taggers/{_short(language)}.xz"))
            model = LanguageModel(language, tagger, self.lexicon(language))
            self._loaded[language] = model
        return model

    def lexicon(self, language: Language) -> Lexicon:
        """The words of ``language`` alone, loaded once."""
        found = self._words.get(language)
        if found is None:
            from aimstudy.language.lexicon import Lexicon

            data = self._read(f"lexicon/{_short(language)}.xz")
            found = self._words[language] = Lexicon(data, language)
        return found


def _short(language: Language) -> str:
    return "en" if language is Language.ENGLISH else "nb"
