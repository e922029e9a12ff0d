"""What the questionnaire keeps of a municipality: its answers and its results. Nothing about persons."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NeedsProfile(models.Model):
    """The answers of one municipality, reached by two unguessable links of which only hashes are kept.

    A profile keeps the methodology edition that it was started with. Its row is the lock of its answers and results:
    whoever writes them updates it first (`advisor.saving`, `advisor.results`).
    """

    edition = models.CharField(_("methodology edition"), max_length=20)
    edit_token_hash = models.CharField(max_length=64, unique=True, editable=False)
    read_token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    expires_on = models.DateField(_("last day"), db_index=True)

    class Meta:
        verbose_name = _("needs profile")
        verbose_name_plural = _("needs profiles")

    def __str__(self) -> str:
        return f"{self.pk} ({self.edition})"


class Answer(models.Model):
    """The answer to one question; null when it was taken back. `version` grows with every change."""

    profile = models.ForeignKey(NeedsProfile, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(_("question"), max_length=60)
    value = models.JSONField(_("answer"), null=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["profile", "question"], name="one_answer_a_question")]

    def __str__(self) -> str:
        return f"{self.profile_id}: {self.question}"


class Result(models.Model):
    """A result as it was shown. It is never computed again: a newer one gets the next number."""

    profile = models.ForeignKey(NeedsProfile, on_delete=models.CASCADE, related_name="results")
    number = models.PositiveIntegerField(_("number"))
    answers = models.JSONField(_("answers"))
    edition = models.CharField(_("methodology edition"), max_length=20)
    snapshot = models.ForeignKey(
        "tools_catalog.Snapshot", on_delete=models.PROTECT, related_name="+", verbose_name=_("catalogue snapshot")
    )
    engine = models.CharField(_("engine version"), max_length=20)
    as_of = models.DateField(_("date of the question"))
    document = models.JSONField(_("result document"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["profile", "number"], name="one_result_a_number")]

    def __str__(self) -> str:
        return f"{self.profile_id}: {self.number}"


class ClientComparison(models.Model):
    """A comparison of tools that a consultant keeps for a client, reached by two unguessable links.

    `fields` holds title, tools, importance, activities and notes (`client_comparison.content`). `result` is the one
    that it began with: its answers give levels and weights. No copy of them is kept, so they go when the municipality
    deletes them or they run out; `of_town` then still says that there were some. It stays at its snapshot until
    somebody renews it. Its row is the lock: whoever writes updates it first (`client_comparison.saving`).
    """

    edit_token_hash = models.CharField(max_length=64, unique=True, editable=False)
    read_token_hash = models.CharField(max_length=64, unique=True, editable=False)
    fields = models.JSONField(_("content"))
    result = models.ForeignKey(Result, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("result"))
    of_town = models.BooleanField(_("began with a result"), default=False)
    edition = models.CharField(_("methodology edition"), max_length=20)
    snapshot = models.ForeignKey(
        "tools_catalog.Snapshot", on_delete=models.PROTECT, related_name="+", verbose_name=_("catalogue snapshot")
    )
    as_of = models.DateField(_("date of the question"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    expires_on = models.DateField(_("last day"), db_index=True)

    class Meta:
        verbose_name = _("comparison for a client")
        verbose_name_plural = _("comparisons for clients")

    def __str__(self) -> str:
        return f"{self.pk} ({self.edition})"
