"""What the families share: the groups of the editor's picker, and what a text may hold."""

from django.utils.translation import gettext_lazy as _

RICH_TEXT = ["h3", "bold", "ol", "ul", "link", "document-link"]
SHORT_TEXT = ["bold", "link"]
ANSWER = ["bold", "link", "ul", "ol"]

TEXT, HOME, MENUS = _("Text"), _("Home page"), _("Menu and footer")
FACTS = _("Numbers and facts")
MEDIA = _("Pictures, video and files")
LINKS = _("People and links")
CATALOGUE = _("From the catalogue")
