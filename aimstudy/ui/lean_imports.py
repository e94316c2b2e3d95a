"""Keeps PySide6 from reading the source of every module that is imported after it.

It looks there for its ``__feature__`` switch, which this program does not use. Without that, the
library opens with some 20 MB less. Where a version of PySide6 has no such place, nothing happens.
"""

import importlib
from types import ModuleType

_HOOK = "_mod_uses_pyside"


def stop_reading_sources() -> bool:
    """Returns whether the place was found."""
    try:
        feature = importlib.import_module("shibokensupport.feature")
    except ImportError:
        return False
    if _HOOK not in vars(feature):
        return False
    vars(feature)[_HOOK] = _uses_no_feature
    return True


def _uses_no_feature(module: ModuleType) -> bool:
    del module
    return False
