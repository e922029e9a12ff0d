"""The parts of the home page below its first screen. Their numbers come from the catalogue."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_core.blocks.fields import OwnBlocksField
from site_core.blocks.groups import HOME, RICH_TEXT


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


class NewsBlock(blocks.StructBlock):
    """The latest articles, at this place of the page."""

    title = blocks.CharBlock(label=_("Heading"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Latest news")
        description = _("The three latest articles. They fill in themselves; without articles there is nothing.")
        group = HOME
        template = "blocks/news.html"
        preview_value = {"title": _("News")}


class WordsBlock(blocks.StructBlock):
    """Words of editors in a band of their own."""

    title = blocks.CharBlock(label=_("Heading"))
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT)

    class Meta:
        icon = "pilcrow"
        label = _("Words")
        description = _("A heading and some paragraphs, for what no other part says.")
        group = HOME
        template = "blocks/words.html"
        preview_value = {
            "title": _("From a need to a tool"),
            "text": _("<p>We ask about needs first and look for a tool afterwards.</p>"),
        }


class HomeBodyBlock(blocks.StreamBlock):
    """The parts of the home page below its first screen."""

    steps = StepsBlock()
    activities = ActivitiesBlock()
    promises = PromisesBlock()
    news = NewsBlock()
    words = WordsBlock()


class HomeBodyField(OwnBlocksField):
    """The parts of the home page, in the order that editors give them."""

    BLOCKS = HomeBodyBlock
