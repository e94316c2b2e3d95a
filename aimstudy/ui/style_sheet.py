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
  font-size: {body}px; padding: 6px 10px;
  border: 1px solid {control}; border-radius: {control_radius}px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit[field="true"]:focus {{
  border: 2px solid {focus}; padding: 5px 9px; }}
QLineEdit[verdict="right"] {{ background: {ok}; border: 2px solid {good}; padding: 5px 9px; }}
QLineEdit[verdict="nearly"] {{ background: {warn}; border: 2px solid {hard}; padding: 5px 9px; }}
QLineEdit[verdict="wrong"] {{ background: {error}; border: 2px solid {again}; padding: 5px 9px; }}
QScrollArea, QScrollArea > QWidget > QWidget[transparent="true"] {{ background: transparent;
  border: 0; }}
QTableView {{ background: {surface}; border: 0; gridline-color: {line};
  selection-background-color: {info}; selection-color: {text}; }}
QHeaderView::section {{ background: {surface}; color: {muted}; border: 0;
  border-bottom: 1px solid {line}; padding: 6px 8px; }}
QComboBox, QSpinBox {{ background: {surface}; color: {text};
  border: 1px solid {control}; border-radius: {control_radius}px; padding: 6px 10px;
  min-height: {line_height}px; selection-background-color: {accent};
  selection-color: {on_accent}; }}
QComboBox:focus, QSpinBox:focus {{ border: 2px solid {focus}; padding: 5px 9px; }}
QSpinBox[refused="true"] {{ background: {error}; border: 2px solid {again}; }}
QSpinBox[refused="true"]:focus {{ border-color: {focus}; }}
QComboBox:disabled, QSpinBox:disabled {{ background: {bg}; color: {muted};
  border-color: {line}; }}
QComboBox[verdict="right"]:disabled {{ background: {ok}; color: {text}; border-color: {good}; }}
QComboBox[verdict="wrong"]:disabled {{ background: {error}; color: {text};
  border-color: {again}; }}
QComboBox::drop-down {{ border: 0; width: {chevron_room}px;
  subcontrol-position: center right; }}
QComboBox::down-arrow {{ image: url(icons:down-{theme}.svg);
  width: {chevron}px; height: {chevron}px; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {text}; border: 1px solid {control};
  selection-background-color: {accent}; selection-color: {on_accent}; outline: 0; }}
QSpinBox {{ padding: 6px 0; }}
QSpinBox:focus, QSpinBox[refused="true"] {{ padding: 5px 0; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: 0; padding: 0 9px;
  background: transparent; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: 0; padding: 0;
  background: transparent; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: 0; background: transparent;
  width: {chevron_room}px; }}
QSpinBox::up-arrow {{ image: url(icons:up-{theme}.svg); width: {chevron}px; height: {chevron}px; }}
QSpinBox::down-arrow {{ image: url(icons:down-{theme}.svg); width: {chevron}px;
  height: {chevron}px; }}
QCheckBox, QRadioButton {{ spacing: 8px; padding: 3px; border: 2px solid transparent;
  border-radius: {control_radius}px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {focus}; }}
QCheckBox::indicator, QRadioButton::indicator, QListView[marks="true"]::indicator {{
  width: {box}px; height: {box}px; border: 1px solid {control}; background: {surface}; }}
QCheckBox::indicator, QListView[marks="true"]::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: {box_radius}px; }}
QCheckBox::indicator:checked, QListView[marks="true"]::indicator:checked {{
  background: {accent}; border-color: {accent}; image: url(icons:check-{theme}.svg); }}
QRadioButton::indicator:checked {{ border-color: {accent};
  background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
  stop:0 {accent}, stop:0.5 {accent}, stop:0.6 {surface}, stop:1 {surface}); }}
QListView[marks="true"] {{ background: {surface}; color: {text}; border: 1px solid {control};
  border-radius: {control_radius}px; selection-background-color: {info};
  selection-color: {text}; outline: 0; }}
QListView[marks="true"]:focus {{ border: 2px solid {focus}; }}
QListView[roomy="true"]::item {{ padding: 6px 8px; margin: 2px; border-radius: 4px; }}
QListView[roomy="true"]::item:selected {{ background: {info}; color: {text}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {control}; border-radius: 3px; margin: 3px;
  min-height: 32px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {control}; padding: 4px;
  menu-scrollable: 1; }}
QMenu::item {{ padding: 6px 16px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
QToolTip {{ background: {surface2}; color: {text}; border: 1px solid {control}; padding: 4px; }}
"""


# Where grounds alone would hardly be told apart.
STRONG = """
QFrame[surface="info"], QFrame[surface="warn"], QFrame[surface="error"], QFrame[surface="ok"] {{
  border: 1px solid {line}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit[field="true"]:focus, QComboBox:focus,
QSpinBox:focus, QListView[marks="true"]:focus {{ border: 3px solid {focus}; }}
"""


def style_sheet(tokens: Tokens, sizes: Mapping[str, tuple[int, bool]]) -> str:
    """The sheet for one theme; ``sizes`` maps a role to (px, semibold)."""
    values: dict[str, object] = {name: getattr(tokens, name) for name in Tokens.__slots__}
    note = sizes["note"][0]
    box = round(note * 1.4)
    values |= {
        "theme": "dark" if tokens.dark else "light",
        "card": RADIUS_CARD,
        "control_radius": RADIUS_CONTROL,
        "body": sizes["body"][0],  # else a field polished anew falls back to the system's size
        "line_height": round(sizes["body"][0] * 1.3),
        "chevron": note,
        "chevron_room": 2 * note,
        "box": box,
        "box_radius": box // 2,
    }
    rules = [
        f'QLabel[role="{role}"] {{ font-size: {size}px; font-weight: {600 if bold else 400}; }}'
        for role, (size, bold) in sizes.items()
    ]
    parts = (SURFACES, FIELDS, STRONG) if tokens.strong else (SURFACES, FIELDS)
    return "".join(part.format_map(values) for part in parts) + "\n".join(rules)
