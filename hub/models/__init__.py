"""What has no language: practices with their numbers, organisations, people. Pages of words are in `hub/pages.py`."""

from hub.models.people import Organisation, Person
from hub.models.practices import Method, Practice, PracticeGroup, PracticeResult, PracticeSource
from hub.pages import PracticeIndexPage, PracticePage

__all__ = [
    "Method",
    "Organisation",
    "Person",
    "Practice",
    "PracticeGroup",
    "PracticeIndexPage",
    "PracticePage",
    "PracticeResult",
    "PracticeSource",
]
