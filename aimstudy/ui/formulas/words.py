"""What a formula is called in the language of the window."""

from functools import lru_cache

from aimstudy.services.formulas import FormulaWords, Named, formula, in_words, with_words
from aimstudy.ui.translations import current_language, tr


def formula_words(said: Named) -> str:
    """A formula in words; its source where there are none."""
    return _words_of(said.source, current_language())


def spoken(text: str) -> str:
    """A plain text with its formulas in words."""
    return with_words(text, formula_words)


@lru_cache(maxsize=500)
def _words_of(source: str, _language: str) -> str:
    node = formula(source)
    return source if node is None else in_words(node, _words())


def _words() -> FormulaWords:
    return FormulaWords(
        fraction=tr("fraction {top} over {bottom}, end of fraction,"),
        simple_fraction=tr("{top} over {bottom}"),
        root=tr("root of {inside}, end of root,"),
        nth_root=tr("root of degree {degree} of {inside}, end of root,"),
        squared=tr("{base} squared"),
        cubed=tr("{base} cubed"),
        power=tr("{base} to the power of {above},"),
        index=tr("{base} sub {below}"),
        limits=tr("{base} from {below} to {above} of"),
        lower_limit=tr("{base} for {below} of"),
        choose=tr("{top} choose {bottom}"),
        matrix=tr("matrix, {rows} times {columns}: {cells}, end of matrix,"),
        lines=tr("lines: {cells}, end of lines,"),
        signs=_signs(),
        marks=_marks(),
    )


def _signs() -> dict[str, str]:
    return {
        "−": tr("minus"),
        "±": tr("plus or minus"),
        "×": tr("times"),
        "⋅": tr("times"),
        "÷": tr("divided by"),
        "/": tr("divided by"),
        "=": tr("equals"),
        "≠": tr("is not equal to"),
        "≈": tr("is about"),
        "<": tr("is less than"),
        ">": tr("is greater than"),
        "≤": tr("is at most"),
        "≥": tr("is at least"),
        "→": tr("goes to"),
        "⇒": tr("implies"),
        "⇌": tr("in balance with"),
        "∞": tr("infinity"),
        "∑": tr("sum"),
        "∏": tr("product"),
        "∫": tr("integral"),
        "∂": tr("partial"),
        "√": tr("root of"),
        "∈": tr("in"),
        "∪": tr("union"),
        "∩": tr("intersection"),
        "|": tr("bar"),
        "∣": tr("given"),
        "(": tr("open bracket"),
        ")": tr("close bracket"),
        "{": tr("open brace"),
        "}": tr("close brace"),
    }


def _marks() -> dict[str, str]:
    return {
        "vec": tr("vector {inside}"),
        "overrightarrow": tr("vector {inside}"),
        "hat": tr("{inside} hat"),
        "widehat": tr("{inside} hat"),
        "bar": tr("{inside} bar"),
        "overline": tr("{inside} bar"),
        "tilde": tr("{inside} tilde"),
        "dot": tr("{inside} dot"),
        "ddot": tr("{inside} two dots"),
        "cancel": tr("{inside}, crossed out,"),
    }
