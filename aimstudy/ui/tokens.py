"""Design tokens: every colour and distance of the window, in three themes. Knows no Qt.

Contrast of each pair is recomputed from here by tests/architecture/test_tokens_contrast.py.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of one theme as ``#RRGGBB``; with ``strong`` every surface has an edge to be seen."""

    dark: bool
    bg: str
    surface: str
    surface2: str
    text: str
    muted: str
    line: str  # hairlines between surfaces; carries no meaning
    control: str  # borders of controls and chart marks
    accent: str  # links, the primary button, the line of recall
    on_accent: str
    focus: str
    info: str  # grounds of notices, with ``text`` on them
    warn: str
    error: str
    ok: str
    highlight: str
    again: str
    hard: str
    good: str
    easy: str
    rose: str  # lines under facts, beside the accent, good and hard
    sky: str
    violet: str
    strong: bool = False

    @property
    def beside(self) -> str:
        """Bars beside those of the accent: another lightness, not only another colour."""
        return self.line if self.strong else self.control


LIGHT = Tokens(
    dark=False,
    bg="#F6F7F9",
    surface="#FFFFFF",
    surface2="#ECEFF3",
    text="#1A1F26",
    muted="#545D69",
    line="#DDE1E7",
    control="#7E8794",
    accent="#1F5FBF",
    on_accent="#FFFFFF",
    focus="#0B57D0",
    info="#E3EEFC",
    warn="#FFF1D6",
    error="#FCE8E1",
    ok="#E0F3EE",
    highlight="#FFE58A",
    again="#6E1414",
    hard="#8F5A00",
    good="#1B7A6B",
    easy="#1C3B86",
    rose="#A0284B",
    sky="#155E86",
    violet="#7A3E9D",
)

DARK = Tokens(
    dark=True,
    bg="#14171C",
    surface="#1C2027",
    surface2="#272D36",
    text="#E8EBEF",
    muted="#A6AFBB",
    line="#313843",
    control="#6F7987",
    accent="#8AB4F8",
    on_accent="#0E1116",
    focus="#A8C7FA",
    info="#1D2B40",
    warn="#3A2F14",
    error="#41231A",
    ok="#16332D",
    highlight="#5C4A00",
    again="#DB7468",
    hard="#FAD45C",
    good="#A9EBD9",
    easy="#6A97DE",
    rose="#F5A9B8",
    sky="#86D0F2",
    violet="#CDA6F5",
)

# High contrast: all text at 7 to 1 or more, edges and marks at 4.5 or more.
CONTRAST = Tokens(
    dark=True,
    bg="#000000",
    surface="#000000",
    surface2="#1C222A",
    text="#FFFFFF",
    muted="#D5DBE3",
    line="#8B96A3",
    control="#C6CFDA",
    accent="#8FC7FF",
    on_accent="#000000",
    focus="#FFD60A",
    info="#06264A",
    warn="#3B2B00",
    error="#4A100B",
    ok="#04301F",
    highlight="#6A5400",
    again="#E87A6C",
    hard="#FFDE4D",
    good="#B9F5E5",
    easy="#6FA0F0",
    rose="#FFB3C1",
    sky="#8FD8FA",
    violet="#D9B8FF",
    strong=True,
)

# Distances in px at 100 %; they do not grow with the text.
TINY = 4
SMALL = 8
MEDIUM = 12
GAP = 16  # between cards
INSET = 24  # inside a card
MARGIN = 32  # around a page
RADIUS_CONTROL = 6
RADIUS_CARD = 8
READING_WIDTH = 720
TARGET = 40  # smallest height of a main button
BAND_ALPHA = 34  # of 255, the band around a line of recall
