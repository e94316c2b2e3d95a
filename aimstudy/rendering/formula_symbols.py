"""The names of signs in formulas, and the letters of other alphabets. Knows no syntax."""

from aimstudy.rendering.formula_tree import Kind

_GREEK = """
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
phi ϕ varphi φ chi χ psi ψ omega ω
"""
_PLAIN = """
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω Alpha Α Beta Β
infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ emptyset ∅ varnothing ∅ forall ∀ exists ∃
nexists ∄ neg ¬ lnot ¬ angle ∠ measuredangle ∡ triangle △ degree ° prime ′ dots … ldots … cdots ⋯
vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ dotso … top ⊤ bot ⊥ flat ♭ sharp ♯ natural ♮ checkmark ✓ square □
Box □ blacksquare ■ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ pounds £ euro € yen ¥
copyright © S § P ¶ dagger † ddagger ‡ backslash \\ imath ı jmath ȷ complement ∁ wp ℘ mho ℧
therefore ∴ because ∵ textdegree ° celsius ℃ AA Å aa å ae æ AE Æ oe œ OE Œ o ø O Ø ss ß
vert | Vert ‖
"""
_BINARY = """
pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔
vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ wr ≀ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ diamond ⋄
bigtriangleup △ amalg ⨿ ltimes ⋉ rtimes ⋊ centerdot ⋅
"""
_RELATIONS = """
leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ lt < gt >
leqslant ⩽ geqslant ⩾ prec ≺ succ ≻ preceq ⪯ succeq ⪰ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇
subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ in ∈ ni ∋ notin ∉ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⊥
vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ doteq ≐ asymp ≍ bowtie ⋈ triangleq ≜ coloneqq ≔ lesssim ≲ gtrsim ≳
to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵
longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ uparrow ↑ downarrow ↓
updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀
leftharpoonup ↼ rightleftharpoons ⇌ leftrightharpoons ⇋ rightleftarrows ⇄ hookrightarrow ↪
hookleftarrow ↩ leadsto ⇝ nrightarrow ↛ rightrightarrows ⇉ colon :
"""
_LARGE = """
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁
bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆
"""
_BRACKETS = """
lbrace { rbrace } langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | lVert ‖
rVert ‖ lbrack [ rbrack ] lparen ( rparen ) vert | Vert ‖ backslash \\ uparrow ↑ downarrow ↓
"""
_NAMES = """
sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arccot log ln lg exp dim ker deg
arg hom erf sgn tr rank
"""
_WITH_LIMITS = "lim max min sup inf det Pr gcd lcm argmax argmin"
NAMES = frozenset(_NAMES.split())
NAMES_WITH_LIMITS = {name: name for name in _WITH_LIMITS.split()} | {
    "limsup": "lim sup",
    "liminf": "lim inf",
    "varlimsup": "lim sup",
    "varliminf": "lim inf",
}
SPACES = {
    ",": 3 / 18, ":": 4 / 18, ">": 4 / 18, ";": 5 / 18, "!": -3 / 18, " ": 0.3, "quad": 1.0,
    "qquad": 2.0, "enspace": 0.5, "enskip": 0.5, "space": 0.3, "thinspace": 3 / 18, "\n": 0.3,
    "medspace": 4 / 18, "thickspace": 5 / 18, "negthinspace": -3 / 18, "hfill": 1.0, "/": 0.0,
}  # fmt: skip
INTEGRALS = "∫∬∭∮"


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


SYMBOLS: dict[str, tuple[str, Kind]] = {
    name: (sign, kind)
    for text, kind in (
        (_PLAIN, Kind.PLAIN), (_GREEK, Kind.LETTER), (_BINARY, Kind.BINARY),
        (_RELATIONS, Kind.RELATION), (_LARGE, Kind.LARGE),
    )
    for name, sign in _pairs(text).items()
}  # fmt: skip
SYMBOLS |= {name: (name, Kind.PLAIN) for name in "%$#&_"}
SYMBOLS |= {"{": ("{", Kind.OPEN), "}": ("}", Kind.CLOSE), "|": ("‖", Kind.PLAIN)}
BRACKETS = {
    **_pairs(_BRACKETS), "{": "{", "}": "}", "|": "‖",
}  # fmt: skip
BARE_BRACKETS = {**{sign: sign for sign in "()[]|/⟨⟩⌊⌋⌈⌉‖"}, "<": "⟨", ">": "⟩", ".": ""}
_OPENING = frozenset("([{⟨⌊⌈")
_SIGNS = {
    "+": ("+", Kind.BINARY), "-": ("−", Kind.BINARY), "*": ("∗", Kind.BINARY),
    "=": ("=", Kind.RELATION), "<": ("<", Kind.RELATION), ">": (">", Kind.RELATION),
    ":": (":", Kind.RELATION), ",": (",", Kind.PUNCTUATION), ";": (";", Kind.PUNCTUATION),
    "(": ("(", Kind.OPEN), "[": ("[", Kind.OPEN), ")": (")", Kind.CLOSE), "]": ("]", Kind.CLOSE),
    "!": ("!", Kind.CLOSE), "−": ("−", Kind.BINARY),
}  # fmt: skip
_KINDS_OF_CHARACTERS = {sign: kind for sign, kind in SYMBOLS.values() if len(sign) == 1}


def bracket_kind(sign: str) -> Kind:
    """Whether a bracket opens or closes; a bar does neither."""
    if sign in "|‖/\\↑↓":
        return Kind.PLAIN
    return Kind.OPEN if sign in _OPENING else Kind.CLOSE


def of_character(char: str) -> tuple[str, Kind]:
    """What a character that is written as itself stands for."""
    if char in _SIGNS:
        return _SIGNS[char]
    if not char.isascii() and char in _KINDS_OF_CHARACTERS:
        return char, _KINDS_OF_CHARACTERS[char]
    return char, Kind.LETTER if char.isalpha() and char.isascii() else Kind.PLAIN


# Where the letters of an alphabet begin: A, a, 0; those that stand elsewhere for reasons of age.
_ALPHABETS = {
    "bb": (0x1D538, 0x1D552, 0x1D7D8), "cal": (0x1D49C, 0x1D4B6, 0), "frak": (0x1D504, 0x1D51E, 0),
}  # fmt: skip
_ELSEWHERE = {
    "bb": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    "cal": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "frak": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
}


def lettered(char: str, alphabet: str) -> str:
    """A letter or digit in another alphabet ("bb", "cal", "frak"), itself where there is none.

    >>> lettered("R", "bb"), lettered("A", "cal"), lettered("é", "bb")
    ('ℝ', '𝒜', 'é')
    """
    if char in _ELSEWHERE[alphabet]:
        return _ELSEWHERE[alphabet][char]
    for base, first in zip(_ALPHABETS[alphabet], ("A", "a", "0"), strict=True):
        place, most = ord(char) - ord(first), 10 if first == "0" else 26
        if base and 0 <= place < most:
            return chr(base + place)
    return char
