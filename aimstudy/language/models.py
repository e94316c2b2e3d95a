"""The language models of the program, each loaded when the first sentence in its language comes.

Importing this module loads none of them: the start of the window must not pay for reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aimstudy.domain.article import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from aimstudy.language.tagging import LanguageModel


class LanguageModels:
    """Models by language; ``read`` gives the bytes of a packed file by its name."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._loaded: dict[Language, LanguageModel] = {}

    def of(self, language: Language) -> LanguageModel:
        """The model of ``language``, loaded once."""
        model = self._loaded.get(language)
        if model is None:
            from aimstudy.language.lexicon import Lexicon
            from aimstudy.language.tagger import Tagger
            from aimstudy.language.tagging import LanguageModel

            short = "en" if language is Language.ENGLISH else "nb"
            lexicon = Lexicon(self._read(f"lexicon/{short}.xz"), language)
            model = LanguageModel(language, Tagger(self._read(f"taggers/{short}.xz")), lexicon)
            self._loaded[language] = model
        return model
