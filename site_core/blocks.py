"""The pieces that editors build pages from. Few on purpose: a block comes when a page needs it.

Every block has an icon, a sentence for editors, a group and a preview. Its template is `templates/blocks/<block>.html`.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT = ["h3", "bold", "ol", "ul", "link", "document-link"]
TEXT, HOME = _("Text"), _("Home page")


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

    title = blocks.CharBlock(label=_("Heading"), required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "link"])

    class Meta:
        icon = "warning"
        label = _("Call-out")
        description = _("A short note in a coloured box, for what must not be overlooked. One a page is enough.")
        group = TEXT
        template = "blocks/callout.html"
        preview_value = {"title": _("Get backing first"), "text": _("Without it the result may not be used.")}


class FigureBlock(blocks.StructBlock):
    """One number with what it means and where it comes from."""

    number = blocks.CharBlock(label=_("Number"), help_text=_("With its unit, for example 36 %."))
    title = blocks.CharBlock(label=_("What it is"))
    text = blocks.CharBlock(label=_("Explanation"), required=False)
    url = blocks.URLBlock(label=_("Source"), required=False)

    class Meta:
        icon = "order"
        label = _("Figure")


class FiguresBlock(blocks.StructBlock):
    """Two to four key figures between two rules."""

    figures = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=2, max_num=4)

    class Meta:
        icon = "order"
        label = _("Key figures")
        description = _("Two to four numbers, each with its source.")
        group = TEXT
        template = "blocks/figures.html"
        preview_value = {
            "figures": [
                {"number": "90", "title": _("days we keep the answers"), "text": _("Then they are deleted.")},
                {"number": "0", "title": _("cookies for readers")},
            ]
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


class StepBlock(blocks.StructBlock):
    """One of the three steps from a need to a tool."""

    drawing = blocks.ChoiceBlock(
        label=_("Drawing"),
        choices=[
            ("needs", _("a form being filled in")),
            ("sieve", _("a sieve over houses")),
            ("proof", _("a magnifying glass over bars")),
            ("table", _("a comparison in a table")),
        ],
    )
    title = blocks.CharBlock(label=_("Heading"))
    text = blocks.CharBlock(label=_("Text"))

    class Meta:
        icon = "list-ol"
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    """How one gets from a need to a tool."""

    title = blocks.CharBlock(label=_("Heading"))
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=2, max_num=4)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("How one gets from a need to a tool, with small drawings.")
        group = HOME
        template = "blocks/steps.html"
        preview_value = {
            "title": _("From a need to a tool"),
            "steps": [
                {"drawing": "needs", "title": _("Say what you need"), "text": _("Twenty questions at most.")},
                {"drawing": "sieve", "title": _("Conditions narrow it down"), "text": _("Each with its reason.")},
            ],
        }


class ActivitiesBlock(blocks.StructBlock):
    """Activities of the methodology, each with how many tools of the catalogue do it."""

    title = blocks.CharBlock(label=_("Heading"))
    text = blocks.CharBlock(label=_("Text"), required=False)

    class Meta:
        icon = "group"
        label = _("Activities")
        description = _("What one can do with people and how many tools do it. The numbers fill in themselves.")
        group = HOME
        template = "blocks/activities.html"
        preview_value = {"title": _("What do you want to do with people?"), "text": ""}


class PromiseBlock(blocks.StructBlock):
    """A promise under a number that the catalogue or the methodology gives."""

    figure = blocks.ChoiceBlock(
        label=_("Number"),
        choices=[
            ("known", _("documented items")),
            ("unknown", _("share of what is not known")),
            ("payment", _("payment for a place: none")),
            ("edition", _("edition of the methodology")),
        ],
    )
    title = blocks.CharBlock(label=_("Heading"))
    text = blocks.CharBlock(label=_("Text"))

    class Meta:
        icon = "tick"
        label = _("Promise")


class PromisesBlock(blocks.StructBlock):
    """Why the result can be relied on."""

    title = blocks.CharBlock(label=_("Heading"))
    text = blocks.CharBlock(label=_("Text"), required=False)
    promises = blocks.ListBlock(PromiseBlock(), label=_("Promises"), min_num=2, max_num=4)

    class Meta:
        icon = "tick"
        label = _("Promises")
        description = _("A dark band with promises. The numbers fill in themselves.")
        group = HOME
        template = "blocks/promises.html"
        preview_value = {
            "title": _("Why you can rely on the result"),
            "promises": [
                {
                    "figure": "payment",
                    "title": _("A place cannot be bought"),
                    "text": _("No supplier pays for the order."),
                }
            ],
        }


class BodyBlock(blocks.StreamBlock):
    """What a page of text is made of."""

    heading = HeadingBlock()
    text = TextBlock()
    callout = CalloutBlock()
    figures = FiguresBlock()
    definitions = DefinitionsBlock()


class HomeBodyBlock(blocks.StreamBlock):
    """The parts of the home page below its first screen."""

    steps = StepsBlock()
    activities = ActivitiesBlock()
    promises = PromisesBlock()
