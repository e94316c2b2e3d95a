"""The style sheet of a note type, as far as a card can show it: declarations by selector.

A small part of CSS on purpose: one tag, class or id a selector (of several, the last), variables,
and few properties. Rules for media are passed over. Knows nothing of Qt.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RULE = re.compile(r"([^{}@;]{1,2000})\{([^{}]{0,20000})\}")
_AT_BLOCK = re.compile(r"@[^{};]{1,500}\{(?:[^{}]{0,20000}\{[^{}]{0,20000}\})*[^{}]{0,20000}\}")
_AT_LINE = re.compile(r"@[^{};]{1,500};")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]{1,60})\s*(?:,([^()]{0,200}))?\)")
_SIMPLE = re.compile(r"([a-zA-Z][\w]*|\*)?((?:[.#][\w-]{1,80})*)(?::[\w()-]{1,40})*")
_PART = re.compile(r"[.#][\w-]+")
_NIGHT = (".nightMode", ".night_mode", ".night-mode")
# Cards of another device, words beside an element, and states that a card never has here.
_ELSEWHERE = re.compile(
    r"\.(?:mobile|android|ios|iphone|ipad|win|mac|linux|chrome|gecko|safari|js)(?![\w-])"
    r"|:(?:before|after)\b"
)
_STATE = re.compile(r"(?<!:):(?!root\b|:)[a-z-]+", re.IGNORECASE)
_MOST_CSS, _MOST_RULES = 100_000, 2_000
PROPERTIES = frozenset({
    "color", "background", "background-color", "font-weight", "font-style", "font-size",
    "text-decoration", "text-decoration-line", "text-align", "display", "visibility",
    "font-family", "white-space", "vertical-align", "opacity",
})  # fmt: skip

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str
    classes: frozenset[str]
    ident: str
    declarations: Declarations = field(hash=False)

    def weight(self) -> tuple[int, int, int]:
        return bool(self.ident), len(self.classes), bool(self.tag)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet read; ``of`` says what it declares of an element."""

    rules: tuple[_Rule, ...]

    def of(self, tag: str, classes: Sequence[str], ident: str) -> Declarations:
        """What is declared of an element by itself, the strongest rule last."""
        own = set(classes)
        fits = [
            rule
            for rule in self.rules
            if rule.tag in ("", tag) and rule.classes <= own and rule.ident in ("", ident)
        ]
        found: Declarations = {}
        for rule in sorted(fits, key=_Rule.weight):
            found |= rule.declarations
        return found


@lru_cache(maxsize=64)
def sheet(css: str, *, dark: bool) -> Sheet:
    """Read a style sheet; rules for the dark look count where it is ``dark``."""
    css = _COMMENT.sub("", css[:_MOST_CSS])
    css = _AT_LINE.sub("", _AT_BLOCK.sub("", css))
    read: list[tuple[str, Declarations, bool]] = []
    variables: dict[str, str] = {}
    for selectors, body in _RULE.findall(css)[:_MOST_RULES]:
        said = declarations(body)
        for selector in selectors.split(","):
            night = any(name in selector for name in _NIGHT)
            if night and not dark:
                continue
            variables |= {name: value for name, value in said.items() if name.startswith("--")}
            read.append((selector.strip(), said, night))
    read.sort(key=lambda rule: rule[2])  # those of the dark look are the stronger ones
    rules = [
        _rule(selector, _counting(selector, _resolved(said, variables)))
        for selector, said, _ in read
    ]
    return Sheet(tuple(rule for rule in rules if rule is not None))


def declarations(body: str) -> Declarations:
    """Properties and their values, as they stand in a rule or an attribute.

    >>> declarations("COLOR: Red; background:none;; x")
    {'color': 'Red', 'background': 'none'}
    """
    found: Declarations = {}
    for part in body.split(";"):
        name, colon, value = part.partition(":")
        if colon and len(value) < 500:
            name = name.strip()
            key = name if name.startswith("--") else name.lower()
            found[key] = value.replace("!important", "").strip()
    return found


def _resolved(said: Mapping[str, str], variables: Mapping[str, str]) -> Declarations:
    found: Declarations = {}
    for name, value in said.items():
        if name not in PROPERTIES:
            continue
        for _ in range(3):  # a variable can name another one
            if "var(" not in value:
                break
            value = _VARIABLE.sub(lambda v: variables.get(v[1], v[2] or "")[:200], value)[:500]
        found[name] = value.strip()
    return found


def _counting(selector: str, said: Declarations) -> Declarations:
    """What of a rule counts: none of another device's, of a state only that it shows something."""
    if _ELSEWHERE.search(selector):
        return {}
    if not _STATE.search(selector):
        return said
    shown = said.get("display", "none").lower()
    return {} if shown == "none" else {"display": shown}


def _rule(selector: str, said: Declarations) -> _Rule | None:
    """The rule of a selector; of one with several parts, that of its last."""
    last = re.split(r"[\s>+~]+", selector.strip())[-1] if selector.strip() else ""
    found = _SIMPLE.fullmatch(last)
    if found is None or not said or not last:
        return None
    parts = _PART.findall(found[2] or "")
    classes = frozenset(part[1:] for part in parts if part[0] == ".")
    ident = next((part[1:] for part in parts if part[0] == "#"), "")
    tag = (found[1] or "").lower()
    return _Rule("" if tag == "*" else tag, classes, ident, said)
