"""One decision a page: what stands around the questions and where the answer leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from advisor import addresses
from advisor.access import Access
from advisor.asked_questions import AskedQuestions, journey_of
from advisor.flow import Journey
from tools_catalog.methodology.words import Page


@dataclass(frozen=True)
class QuestionPage:
    """A page of questions; `returning` when a person changes one answer from the check page."""

    asked: AskedQuestions
    page: Page
    returning: bool

    template = "advisor/question.html"

    @property
    def token(self) -> str:
        return self.asked.access.token

    @property
    def address(self) -> str:
        """Of this page, also after an error."""
        return addresses.question(self.token, self.page.key, returning=self.returning)

    def context(self) -> dict[str, Any]:
        """What the template shows beside the fields."""
        return {
            "page": self.page,
            "section": self.asked.journey.edition.sections[self.page.section],
            "place": self.asked.journey.pages.index(self.page) + 1,
            "total": len(self.asked.journey.pages),
            "back": self.back(),
            "continue_label": self.continue_label(),
            "returning": self.returning,
        }

    def back(self) -> str:
        """Where "Back" leads."""
        if self.returning:
            return addresses.check(self.token)
        before = self.asked.journey.page_before(self.page)
        return addresses.question(self.token, before.key) if before else addresses.tasks(self.token)

    def continue_label(self) -> str:
        """What the button does."""
        if self.returning:
            return _("Save and go back to the answers")
        return _("Check the answers") if self.is_last else _("Continue")

    @property
    def is_last(self) -> bool:
        """Whether this is the last page of the whole questionnaire."""
        return self.page == self.asked.journey.pages[-1]

    def onward(self, after: Journey) -> str:
        """Where the saved answers lead: first to what they newly ask, then back or on."""
        if asked := self.asked.newly_asked(after):
            return self.address + addresses.anchor(asked.key)
        return self._back_to_check(after) if self.returning else self._next(after)

    def _back_to_check(self, after: Journey) -> str:
        asked = next(after.appeared(self.asked.journey), None)
        return addresses.question(self.token, asked.key, returning=True) if asked else addresses.check(self.token)

    def _next(self, after: Journey) -> str:
        following = after.page_after(self.page)
        if following:
            return addresses.question(self.token, following.key)
        return addresses.check(self.token) if self.is_last else addresses.tasks(self.token, after=self.page.section)


def question_page(request: HttpRequest, access: Access, key: str) -> QuestionPage:
    """The page with this key and its stored answers. Raises Http404 for a key that the edition does not have."""
    journey, rows = journey_of(access)
    page = journey.edition.pages.get(key)
    if page is None:
        raise Http404
    asked = AskedQuestions(access, journey, rows, [journey.edition.questions[each] for each in page.questions])
    return QuestionPage(asked, page, returns(request.GET))


def returns(query: Mapping[str, str]) -> bool:
    """Whether the person came from the check page."""
    return query.get(addresses.RETURN) == addresses.CHECK
