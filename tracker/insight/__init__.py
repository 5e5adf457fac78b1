"""Numbers from records, no screen: links with factors, change, timing, places, red flags."""

from tracker.model.pins import DEFAULT_PINS

from .analysis import analyse
from .as_json import as_json
from .phrases import KEYBOARD_CAVEAT
from .result import Insights

__all__ = ["DEFAULT_PINS", "KEYBOARD_CAVEAT", "Insights", "analyse", "as_json"]
