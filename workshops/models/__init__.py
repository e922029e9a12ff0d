"""A workshop has no language; the page with its words has one in each."""

from workshops.models.joined import (
    WorkshopOrganisation,
    WorkshopPractice,
    WorkshopSession,
    WorkshopSpeaker,
    WorkshopTool,
)
from workshops.models.letters import GuestLetter
from workshops.models.registrations import Registration, WorkshopQuestion
from workshops.models.workshops import Series, Workshop
from workshops.pages import WorkshopIndexPage, WorkshopPage

__all__ = [
    "GuestLetter",
    "Registration",
    "Series",
    "Workshop",
    "WorkshopIndexPage",
    "WorkshopOrganisation",
    "WorkshopPage",
    "WorkshopPractice",
    "WorkshopQuestion",
    "WorkshopSession",
    "WorkshopSpeaker",
    "WorkshopTool",
]
