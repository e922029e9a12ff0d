"""What an article is joined with: who wrote it, tools it speaks of, practices, further articles. By string, for no
feature app imports another.

They are rows and no plain relations, because wagtail-localize copies rows to translations also where none is left.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

ARTICLE = "blog.ArticlePage"


class ArticleAuthor(Orderable):
    """Somebody who wrote an article."""

    page = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="author_rows")
    person = models.ForeignKey("hub.Person", models.PROTECT, related_name="+", verbose_name=_("person"))
    panels = [FieldPanel("person")]

    def __str__(self) -> str:
        return str(self.person)


class ArticleTool(Orderable):
    """A tool that an article speaks of."""

    page = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="tool_rows")
    tool = models.ForeignKey("tools_catalog.Tool", models.CASCADE, related_name="+", verbose_name=_("tool"))
    panels = [FieldPanel("tool")]

    def __str__(self) -> str:
        return str(self.tool)


class ArticlePractice(Orderable):
    """A good practice that an article speaks of; it stands for the place."""

    page = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="practice_rows")
    practice = models.ForeignKey("hub.Practice", models.CASCADE, related_name="+", verbose_name=_("good practice"))
    panels = [FieldPanel("practice")]

    def __str__(self) -> str:
        return str(self.practice)


class ArticlePin(Orderable):
    """An article that an editor wants to see below this one."""

    page = ParentalKey(ARTICLE, on_delete=models.CASCADE, related_name="pin_rows")
    target = models.ForeignKey(ARTICLE, models.CASCADE, related_name="+", verbose_name=_("article"))
    panels = [FieldPanel("target")]

    def __str__(self) -> str:
        return str(self.target)
