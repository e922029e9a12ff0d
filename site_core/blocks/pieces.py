"""Everything that may stand below a heading."""

from wagtail import blocks

from site_core.blocks.catalogue import ComparisonBlock, ToolsBlock
from site_core.blocks.facts import FiguresBlock
from site_core.blocks.files import FilesBlock
from site_core.blocks.links import ButtonBlock, RelatedBlock
from site_core.blocks.people import PartnersBlock, PeopleBlock
from site_core.blocks.pictures import GalleryBlock, PictureBlock
from site_core.blocks.table import TableBlock
from site_core.blocks.text import (
    CalloutBlock,
    DefinitionsBlock,
    ProcedureBlock,
    QuestionsBlock,
    QuoteBlock,
    TextBlock,
)
from site_core.blocks.video import VideoBlock


class PiecesBlock(blocks.StreamBlock):
    """Pieces of a page, without headings of the second order."""

    text = TextBlock()
    callout = CalloutBlock()
    quote = QuoteBlock()
    questions = QuestionsBlock()
    procedure = ProcedureBlock()
    figures = FiguresBlock()
    definitions = DefinitionsBlock()
    table = TableBlock()
    image = PictureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    files = FilesBlock()
    people = PeopleBlock()
    partners = PartnersBlock()
    related = RelatedBlock()
    button = ButtonBlock()
    tools = ToolsBlock()
    comparison = ComparisonBlock()
