"""What is counted and compared of a good practice, once for all languages."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from hub.words import Exactness, Kind, SizeBasis, Unit
from site_core.list_field import TextListField
from site_core.side_by_side import SideBySideField
from site_core.topics import Topic
from site_core.vocabularies import SIZES, vocabulary

EARLIEST_YEAR, LATEST_YEAR = 1980, 2100


class Method(models.Model):
    """A way of involving people; good practices are found by it."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    name = SideBySideField(_("name"))

    class Meta:
        ordering = ["key"]
        verbose_name = _("method")
        verbose_name_plural = _("methods")

    def __str__(self) -> str:
        return str(self.name)


class Practice(ClusterableModel):
    """A real case with numbers and sources. What there is to read about it stands on its page in each language."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    place = SideBySideField(_("place"))
    countries = TextListField(
        _("countries"), blank=False, help_text=_("Two letters, one a line, the main one first: CZ.")
    )
    population = models.PositiveIntegerField(_("inhabitants"), null=True, blank=True)
    population_source = models.URLField(_("source of the number"), max_length=1000, blank=True)
    size_band = models.CharField(
        _("size"), max_length=40, blank=True, help_text=_("Follows from the number of inhabitants where that is known.")
    )
    size_band_basis = models.CharField(_("how we know the size"), max_length=20, blank=True, choices=SizeBasis)
    year_start = models.PositiveSmallIntegerField(
        _("first year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(EARLIEST_YEAR), MaxValueValidator(LATEST_YEAR)],
    )
    period = SideBySideField(_("when"), blank=True)
    method = models.ForeignKey(Method, models.PROTECT, related_name="practices", verbose_name=_("main method"))
    further_methods = ParentalManyToManyField(
        Method, blank=True, related_name="further_practices", verbose_name=_("further methods")
    )
    tool = models.ForeignKey(
        "tools_catalog.Tool",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="practices",
        verbose_name=_("tool"),
        help_text=_("Only one that a source names."),
    )
    topics = ParentalManyToManyField(
        Topic,
        blank=True,
        related_name="practices",
        verbose_name=_("topics"),
        help_text=_("The search and workshops bring it to whoever asks for these topics."),
    )
    evidence = TextListField(_("what it rests on"), help_text=_("Kinds of sources, one a line."))

    class Meta:
        ordering = ["key"]
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")

    def __str__(self) -> str:
        return f"{self.place} ({self.key})"

    def clean(self) -> None:
        """Where the number of inhabitants is known, the size follows from it; a number needs its source."""
        super().clean()
        if self.population is not None and not self.population_source:
            raise ValidationError({"population_source": _("Say where the number comes from.")})
        if self.population is not None:
            self.size_band, self.size_band_basis = band_of(self.population), SizeBasis.SOURCE
        faults = {**_wrong_codes("countries", self.countries), **_unknown_kinds(self.evidence)}
        if faults:
            raise ValidationError(faults)

    @property
    def methods(self) -> list[Method]:
        """All methods, the main one first."""
        return [self.method, *(method for method in self.further_methods.all() if method != self.method)]

    @property
    def figures(self) -> list[PracticeResult]:
        """Results in numbers."""
        return [result for result in self.results.all() if result.value is not None]

    @property
    def findings(self) -> list[PracticeResult]:
        """Results in words only."""
        return [result for result in self.results.all() if result.value is None]


class PracticeGroup(Orderable):
    """People whom the practice wanted to reach: as its sources call them, and the group that they are found by."""

    practice = ParentalKey(Practice, related_name="target_groups")
    group = models.CharField(_("group in the filter"), max_length=40, blank=True)
    name = SideBySideField(_("as the sources say it"))

    class Meta(Orderable.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")

    def __str__(self) -> str:
        return str(self.name)


class PracticeResult(Orderable):
    """What came out of it: a number with what it counts, or words alone."""

    practice = ParentalKey(Practice, related_name="results")
    key = models.SlugField(_("key"), max_length=60)
    value = models.DecimalField(_("number"), max_digits=16, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=10, blank=True, choices=Unit)
    exactness = models.CharField(_("how exact"), max_length=10, blank=True, choices=Exactness)
    label = SideBySideField(_("what it is"))

    class Meta(Orderable.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"


class PracticeSource(Orderable):
    """Where it is written, and when we saw it."""

    practice = ParentalKey(Practice, related_name="sources")
    url = models.URLField(_("address"), max_length=1000)
    seen_on = models.DateField(_("seen on"))

    class Meta(Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.url


def band_of(population: int) -> str:
    """The key of the size that a number of inhabitants belongs to; empty where nobody keeps sizes."""
    return next((term.key for term in vocabulary(SIZES) if term.holds(population)), "")


def _wrong_codes(field: str, codes: list[str]) -> dict[str, Any]:
    wrong = [code for code in codes if not (len(code) == 2 and code.isascii() and code.isupper())]
    return {field: _("A country code has two capital letters.")} if wrong or not codes else {}


def _unknown_kinds(kinds: list[str]) -> dict[str, Any]:
    wrong = [kind for kind in kinds if kind not in Kind.values]
    return {"evidence": _("We do not know: %(kinds)s") % {"kinds": ", ".join(wrong)}} if wrong else {}
