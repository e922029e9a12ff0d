"""A whole section on one page, for people who fill the questionnaire in often."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from advisor import addresses
from advisor.access import Access
from advisor.asked_questions import AskedQuestions, journey_of
from advisor.flow import Journey
from tools_catalog.methodology.words import Section


@dataclass(frozen=True)
class SectionPage:
    """All questions of a section that the answers show."""

    asked: AskedQuestions
    section: Section

    template = "advisor/section.html"

    @property
    def token(self) -> str:
        return self.asked.access.token

    @property
    def address(self) -> str:
        """Of this page, also after an error."""
        return addresses.section(self.token, self.section.key)

    def context(self) -> dict[str, Any]:
        """What the template shows beside the fields."""
        return {"section": self.section, "back": self.list_of_sections(), "continue_label": _("Save the part")}

    def onward(self, after: Journey) -> str:
        """Where the saved answers lead: to what they newly ask here, otherwise to the list."""
        if asked := self.asked.newly_asked(after):
            return self.address + addresses.anchor(asked.key)
        return self.list_of_sections(after=self.section.key)

    def list_of_sections(self, **query: str) -> str:
        """The task list, still with whole sections."""
        return addresses.tasks(self.token, **{addresses.BY: addresses.SECTION}, **query)


def section_page(access: Access, key: str) -> SectionPage:
    """The section with this key and its stored answers. Raises Http404 for a key that the edition does not have."""
    journey, rows = journey_of(access)
    section = journey.edition.sections.get(key)
    if section is None:
        raise Http404
    questions = [question for question in journey.edition.questions.values() if question.section == key]
    return SectionPage(AskedQuestions(access, journey, rows, questions), section)
