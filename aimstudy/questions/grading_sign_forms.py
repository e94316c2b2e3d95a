"""Signs as people type them, in one form: "<=" as "≤", "²" as "^2", primes as apostrophes."""

import re
import unicodedata

_SPELT = (  # as people type a sign that they do not have
    ("<->", "↔"), ("<=>", "↔"), ("<=", "≤"), (">=", "≥"), ("=<", "≤"), ("=>", "→"), ("-->", "→"),
    ("->", "→"), ("<-", "←"), ("!=", "≠"), ("=/=", "≠"), ("<>", "≠"), ("==", "≡"), ("&&", "∧"),
    ("||", "∨"), ("⇒", "→"), ("⟶", "→"), ("⟹", "→"), ("⇐", "←"), ("⇔", "↔"), ("♯", "#"),
    ("·", "×"), ("∙", "×"), ("⋅", "×"), ("*", "×"), (":=", "="), ("+/-", "±"), ("+-", "±"),
    ("~=", "≈"), ("≃", "≈"), ("≅", "≈"), ("∼", "~"), ("⩽", "≤"), ("⩾", "≥"), ("⁄", "/"),
    ("∶", ":"), ("′′", "''"), ("″", "''"), ("′", "'"), ("’", "'"), ("‘", "'"), ("−", "-"),
    ("–", "-"), ("∕", "/"), ("˚", "°"), ("º", "°"),
)  # fmt: skip
_RAISED = re.compile(r"(?<=[\w)\]])[⁰¹²³⁴-⁾ⁿⁱ]+")
_LOWERED = re.compile(r"(?<=[\w)\]])[₀-₎ₐ-ₜ]+")
_CHARGE = re.compile(r"(?<=[^\W\d_])(\d*)\^\{?(\d*[+-])\}?(?!\w)")  # of an ion
_PRIME = re.compile(r'(?<=\d)"')


def plain_marks(text: str) -> str:
    """Signs in one spelling; what stands higher after "^", what stands lower in the line."""
    text = unicodedata.normalize("NFC", text)
    text = _RAISED.sub(lambda m: "^" + unicodedata.normalize("NFKC", m[0]), text)
    for typed, sign in _SPELT:
        text = text.replace(typed, sign)
    text = unicodedata.normalize("NFKC", text).replace("⁄", "/")
    text = _CHARGE.sub(r"\1\2", text)
    return _PRIME.sub("''", text)


def raised_and_lowered(text: str) -> tuple[bool, bool]:
    """Whether something stands higher and something lower after a letter."""
    raised = bool(re.search(r"(?<=[^\W\d_])(?:\^|[⁰¹²³⁴-⁹])", text))
    return raised, bool(re.search(r"(?<=[^\W\d_])_\w", text) or _LOWERED.search(text))
