"""The short style sheet: text roles, surfaces and fields. Knows tokens and no widget."""

from collections.abc import Mapping

from aimstudy.ui.tokens import RADIUS_CARD, RADIUS_CONTROL, Tokens

SURFACES = """
QFrame[surface="card"] {{ background: {surface}; border: 1px solid {line};
  border-radius: {card}px; }}
QFrame[surface="info"] {{ background: {info}; border: 0; border-radius: {card}px; }}
QFrame[surface="warn"] {{ background: {warn}; border: 0; border-radius: {card}px; }}
QFrame[surface="error"] {{ background: {error}; border: 0; border-radius: {card}px; }}
QFrame[surface="ok"] {{ background: {ok}; border: 0; border-radius: {card}px; }}
QFrame[surface="source"] {{ background: {bg}; border: 0; border-left: 3px solid {accent};
  border-top-right-radius: {control_radius}px; border-bottom-right-radius: {control_radius}px; }}
QFrame[surface="nav"] {{ background: {bg}; border: 0; border-right: 1px solid {line}; }}
QLabel[chip="true"] {{ color: {muted}; background: {bg}; border: 1px solid {line};
  border-radius: 4px; padding: 1px 6px; }}
QLabel[muted="true"] {{ color: {muted}; }}
QLabel[accent="true"] {{ color: {accent}; }}
"""

FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit[field="true"] {{ background: {surface}; color: {text};
  border: 1px solid {control}; border-radius: {control_radius}px; padding: 6px 10px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit[field="true"]:focus {{
  border: 2px solid {focus}; padding: 5px 9px; }}
QScrollArea, QScrollArea > QWidget > QWidget[transparent="true"] {{ background: transparent;
  border: 0; }}
QTableView {{ background: {surface}; border: 0; gridline-color: {line};
  selection-background-color: {info}; selection-color: {text}; }}
QHeaderView::section {{ background: {surface}; color: {muted}; border: 0;
  border-bottom: 1px solid {line}; padding: 6px 8px; }}
QToolTip {{ background: {surface2}; color: {text}; border: 1px solid {control}; padding: 4px; }}
"""


def style_sheet(tokens: Tokens, sizes: Mapping[str, tuple[int, bool]]) -> str:
    """The sheet for one theme; ``sizes`` maps a role to (px, semibold)."""
    values = {name: getattr(tokens, name) for name in Tokens.__slots__}
    values |= {"card": RADIUS_CARD, "control_radius": RADIUS_CONTROL}
    rules = [
        f'QLabel[role="{role}"] {{ font-size: {size}px; font-weight: {600 if bold else 400}; }}'
        for role, (size, bold) in sizes.items()
    ]
    return SURFACES.format_map(values) + FIELDS.format_map(values) + "\n".join(rules)
