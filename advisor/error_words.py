"""What is wrong with an answer, and by how much, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from tools_catalog.matching.edition import DONT_KNOW
from tools_catalog.matching.faults import Fault
from tools_catalog.methodology.words import Question


def in_words(fault: Fault, question: Question) -> str:
    """One sentence that says what to do."""
    match fault.code:
        case "missing":
            return missing(question)
        case "too_many":
            return too_many(question.max or 0, len(fault.value))
        case "too_long":
            return too_long(question.max or 0, len(fault.value))
        case "exclusive":
            return exclusive(question, fault.value)
        case _:
            return _("We do not know this answer. Choose one of those offered.")


def missing(question: Question) -> str:
    """A required answer is not there."""
    sentence = _("Choose one answer. If you do not know it, choose “%(dont_know)s”.")
    if question.type == "checkbox":
        sentence = _("Choose at least one thing. If you do not know, choose “%(dont_know)s”.")
    return sentence % {"dont_know": question.option(DONT_KNOW).label}


def too_many(most: int, count: int) -> str:
    """More ticks than allowed."""
    sentence = ngettext(
        "Choose %(most)s thing at most, you have %(count)s now.",
        "Choose %(most)s things at most, you have %(count)s now.",
        most,
    )
    return sentence % {"most": counted(most), "count": counted(count)}


def too_long(most: int, length: int) -> str:
    """A text over its length."""
    sentence = ngettext(
        "The text has %(length)s characters, %(most)s fit. Shorten it by %(over)s character.",
        "The text has %(length)s characters, %(most)s fit. Shorten it by %(over)s characters.",
        length - most,
    )
    return sentence % {"length": length, "most": most, "over": length - most}


def exclusive(question: Question, ticked: list[str]) -> str:
    """An option that excludes all others was ticked with another one."""
    alone = next(option for option in question.options if option.key in question.exclusive.intersection(ticked))
    return _("“%(option)s” does not go with anything else. Leave only it, or take it away.") % {"option": alone.label}


def counted(number: int) -> str:
    """A small number of things as a word ("tři věci"), a larger one in digits."""
    words = [
        pgettext("number of things", "no"),
        pgettext("number of things", "one"),
        pgettext("number of things", "two"),
        pgettext("number of things", "three"),
        pgettext("number of things", "four"),
        pgettext("number of things", "five"),
        pgettext("number of things", "six"),
        pgettext("number of things", "seven"),
        pgettext("number of things", "eight"),
        pgettext("number of things", "nine"),
        pgettext("number of things", "ten"),
    ]
    return words[number] if number < len(words) else str(number)
