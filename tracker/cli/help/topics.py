"""Topics."""
from typing import NamedTuple
class Topic(NamedTuple):
    summary: str
    text: str
TOPICS: dict[str, Topic] = {}
