"""The pieces that editors build pages from, a module for each family.

Every block has an icon, a sentence for editors, a group and a preview. Its template is `templates/blocks/<block>.html`.
"""

from site_core.blocks.body import BodyBlock, BodyField
from site_core.blocks.groups import RICH_TEXT, TEXT
from site_core.blocks.home import HomeBodyBlock, HomeBodyField
from site_core.blocks.menus import FooterField, MenuField
from site_core.blocks.text import HeadingBlock, TextBlock

__all__ = [
    "RICH_TEXT",
    "TEXT",
    "BodyBlock",
    "BodyField",
    "FooterField",
    "HeadingBlock",
    "HomeBodyBlock",
    "HomeBodyField",
    "MenuField",
    "TextBlock",
]
