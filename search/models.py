"""What can be found: one row for each thing that a reader can open, in each language that has words about it."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtail.search.queryset import SearchableQuerySetMixin

from search.words import different_names
from site_core.list_field import TextListField


class Kind(models.TextChoices):
    """What a result is, in the order in which groups of results stand."""

    TOOL = "tool", _("Tools")
    GUIDE = "guide", _("Guides")
    PRACTICE = "practice", _("Good practice")
    WORKSHOP = "workshop", _("Workshops")
    NEWS = "news", _("News and articles")
    PERSON = "person", _("People")
    PAGE = "page", _("Further pages")

    @property
    def of_one(self) -> str:
        """What one of them is called."""
        return str(OF_ONE[self.value])


OF_ONE = {
    "tool": _("tool"),
    "guide": _("guide"),
    "practice": _("good practice"),
    "workshop": _("workshop"),
    "news": _("article"),
    "person": _("person"),
    "page": _("page"),
}


class SearchEntryQuerySet(SearchableQuerySetMixin, models.QuerySet):
    """Entries that can be searched."""


class SearchEntry(index.Indexed, models.Model):
    """A thing that a reader can open. Made from pages and records by `search.entries`, never edited."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    key = models.CharField(_("key"), max_length=120)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=255)
    summary = models.TextField(_("introduction"), blank=True)
    text = models.TextField(_("content"), blank=True)
    url = models.CharField(_("address"), max_length=1000)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    topics = models.JSONField(_("topics"), default=list, blank=True)
    changed = models.DateTimeField(_("changed"), null=True, blank=True)

    objects = SearchEntryQuerySet.as_manager()
    search_fields = [
        index.SearchField("title", boost=5),
        index.SearchField("summary", boost=2),
        index.SearchField("text"),
        index.SearchField("word_of_kind"),
        index.AutocompleteField("title"),
        index.FilterField("kind"),
        index.FilterField("language"),
        index.FilterField("year"),
    ]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "language"], name="entry_once_per_language")]
        verbose_name = _("thing that can be found")
        verbose_name_plural = _("things that can be found")

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    @property
    def word_of_kind(self) -> str:
        """What people call a thing of its kind, for they type it (a tool for maps); it stands nowhere in its text."""
        with translation.override(self.language):
            return "" if self.kind == Kind.PAGE else str(Kind(self.kind).label)


class WordsOfTexts(models.Model):
    """Words of what can be found that begin with a letter, each once and the commonest first, with a space between.

    Made by `search.words_of_texts` once a day, never edited.
    """

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    letter = models.CharField(_("letter"), max_length=4)
    words = models.TextField(_("words of texts"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "letter"], name="words_once_a_letter")]
        verbose_name = _("words of texts")
        verbose_name_plural = _("words of texts")

    def __str__(self) -> str:
        return f"{self.letter} ({self.language})"


class SynonymGroup(models.Model):
    """Words and names that mean the same to whoever searches; editors keep them."""

    words = TextListField(
        _("words that mean the same"),
        blank=False,
        help_text=_("A word or a name a line, in any language. Whoever types one finds the others too."),
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return ", ".join(self.words)

    def clean(self) -> None:
        """A word alone means the same as nothing else; commas part names too, for so they are shown."""
        self.words = different_names(self.words)
        if len(self.words) < 2:
            raise ValidationError({"words": _("Write at least two different words or names.")})


class UnsentChange(models.Model):
    """An object whose present state, be it that it is gone, has to be brought to the search server."""

    model = models.CharField(_("kind of object"), max_length=120)
    key = models.CharField(_("key"), max_length=60)
    since = models.DateTimeField(_("since"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "key"], name="unsent_change_once")]
        verbose_name = _("change that the search server has not got")
        verbose_name_plural = _("changes that the search server has not got")

    def __str__(self) -> str:
        return f"{self.model} {self.key}"


class IndexForm(models.Model):
    """In which form the index in the database keeps words: one row, `search.words.FORM` of the code that filled it."""

    form = models.PositiveSmallIntegerField(_("form of the words"))

    class Meta:
        verbose_name = _("form of the words")
        verbose_name_plural = _("form of the words")

    def __str__(self) -> str:
        return str(self.form)


class SearchCount(models.Model):
    """How often a word was looked for on a day in a language. Of nobody: no address, no time, no order.

    `results` is how many there were the last time, `words` what `search.terms` makes of what was typed.
    """

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    words = models.CharField(_("what was looked for"), max_length=60)
    times = models.PositiveIntegerField(_("searches"), default=0)
    results = models.PositiveIntegerField(_("results"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["words", "language", "day"], name="words_once_a_day")]
        verbose_name = _("search of readers")
        verbose_name_plural = _("searches of readers")

    def __str__(self) -> str:
        return f"{self.words} ({self.language}, {self.day})"
