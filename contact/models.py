"""A question has no language but that of its sender; the page with the form has one in each language."""

from contact.pages import ContactPage
from contact.questions import Question

__all__ = ["ContactPage", "Question"]
