"""Words: headings, paragraphs, notes, quotes, questions with answers, steps, facts in two columns."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_core.blocks.groups import ANSWER, RICH_TEXT, SHORT_TEXT, TEXT
from site_core.blocks.lines import OptionalLineBlock


class HeadingBlock(blocks.CharBlock):
    """A heading of the second order; the page's contents are made from these."""

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Starts a new part of the page.")
        group = TEXT
        template = "blocks/heading.html"
        preview_value = _("Who pays for the site")


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, lists, links and smaller headings."""

    def __init__(self, **options: Any) -> None:
        super().__init__(features=RICH_TEXT, **options)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        group = TEXT
        template = "blocks/text.html"
        preview_value = _("First say what you need. The tool comes afterwards.")


class CalloutBlock(blocks.StructBlock):
    """A short note that must not be overlooked."""

    title = OptionalLineBlock(label=_("Heading"))
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_TEXT)

    class Meta:
        icon = "warning"
        label = _("Call-out")
        description = _("A short note in a coloured box, for what must not be overlooked. One a page is enough.")
        group = TEXT
        template = "blocks/callout.html"
        preview_value = {"title": _("Get backing first"), "text": _("Without it the result may not be used.")}


class QuoteBlock(blocks.StructBlock):
    """What somebody said, and who it was."""

    text = blocks.TextBlock(label=_("What was said"), help_text=_("Without quotation marks."))
    person = blocks.CharBlock(label=_("Who said it"))
    role = OptionalLineBlock(label=_("Position, town or organisation"))
    url = blocks.URLBlock(label=_("Source"), required=False, help_text=_("Where it was said or published."))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("One or two sentences that somebody said, with the name.")
        group = TEXT
        template = "blocks/quote.html"
        preview_value = {
            "text": _("Every school has a coordinator who runs the process and talks to the town."),
            "person": _("Jana Sample"),
            "role": _("coordinator of participation"),
        }


class QuestionBlock(blocks.StructBlock):
    """A question and its answer."""

    question = blocks.CharBlock(label=_("Question"))
    answer = blocks.RichTextBlock(label=_("Answer"), features=ANSWER)

    class Meta:
        icon = "help"
        label = _("Question")


class QuestionsBlock(blocks.StructBlock):
    """Questions that open and show their answers."""

    items = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Questions that people ask. A click opens the answer.")
        group = TEXT
        template = "blocks/questions.html"
        preview_value = {
            "items": [{"question": _("Do we have to ask the public?"), "answer": _("No, but it pays off.")}],
        }


class ProcedureStepBlock(blocks.StructBlock):
    """One step of a procedure."""

    title = blocks.CharBlock(label=_("What to do"))
    text = blocks.RichTextBlock(label=_("How"), features=ANSWER, required=False)

    class Meta:
        icon = "list-ol"
        label = _("Step")


class ProcedureBlock(blocks.StructBlock):
    """Numbered steps, one after another."""

    steps = blocks.ListBlock(ProcedureStepBlock(), label=_("Steps"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("Numbered steps, one after another.")
        group = TEXT
        template = "blocks/procedure.html"
        preview_value = {
            "steps": [
                {"title": _("Find a person, not a committee"), "text": _("Somebody has to answer the phone.")},
                {"title": _("Promise a date"), "text": _("Say when the first idea will be built.")},
            ],
        }


class DefinitionBlock(blocks.StructBlock):
    """A term and what there is to say about it."""

    term = blocks.CharBlock(label=_("Term"))
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "link", "ul"])

    class Meta:
        icon = "list-ul"
        label = _("Item")


class DefinitionsBlock(blocks.StructBlock):
    """Facts in two columns: what on the left, how it is on the right."""

    items = blocks.ListBlock(DefinitionBlock(), label=_("Items"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("List of facts")
        description = _("Facts in two columns: what on the left, how it is on the right.")
        group = TEXT
        template = "blocks/definitions.html"
        preview_value = {"items": [{"term": _("How long"), "text": _("90 days from the last change.")}]}
