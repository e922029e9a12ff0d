"""What people of the desk are written about a batch. They decide whether they are; nothing of readers goes along."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from wagtail.users.models import UserProfile

from site_core.outbox import put_mail
from tools_catalog.conflicts import conflict_of
from tools_catalog.models import ReviewBatch
from tools_catalog.review.access import REVIEW

ABOUT = gettext_noop("batch")  # what the mail log calls it
OF_GROUPS = "django.contrib.auth.backends.ModelBackend"


def tell_second_reviewers(batch: ReviewBatch) -> None:
    """Everybody who may check the batch that was sent in: not its author, nobody with a conflict of interest."""
    people = get_user_model().objects.with_perm(REVIEW, backend=OF_GROUPS).exclude(pk=batch.author_id)
    for person in people.order_by("pk"):
        if not conflict_of(person, batch.tool):
            write(person, batch, "submitted_notifications")


def tell_author(batch: ReviewBatch, by: Any) -> None:
    """The author, once somebody else has returned the batch or published it."""
    author = batch.author
    if author is not None and author.is_active and author != by:
        kind = "approved" if batch.state == ReviewBatch.State.PUBLISHED else "rejected"
        write(author, batch, f"{kind}_notifications")


def write(person: Any, batch: ReviewBatch, kind: str) -> None:
    """One mail in the language of the person's admin, unless they have no address or want no mail of this kind."""
    profile = UserProfile.objects.filter(user=person).first() or UserProfile()
    if not person.email or not getattr(profile, kind):
        return
    with in_language_of(person):
        subject, sentence = words(batch, kind)
        link = settings.WAGTAILADMIN_BASE_URL + reverse("review:batch", args=[batch.pk])
        account = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_account")
        why = _("You turn these mails off in your account, under Notifications: %(link)s") % {"link": account}
        put(person, subject, [sentence, link, why], f"{ABOUT} {batch.pk}")


def in_language_of(person: Any) -> override:
    """The language of the person's admin, for as long as this context lasts."""
    profile = UserProfile.objects.filter(user=person).first() or UserProfile()
    return override(profile.preferred_language or settings.LANGUAGE_CODE)


def put(person: Any, subject: str, paragraphs: Iterable[str], about: str) -> None:
    """A mail to the person, with a greeting and the name of the site."""
    text = "\n\n".join([_("Hello,"), *paragraphs, settings.WAGTAIL_SITE_NAME]) + "\n"
    put_mail(to=person.email, subject=subject, text=text, about=about)


def words(batch: ReviewBatch, kind: str) -> tuple[str, str]:
    """Subject and sentence, in the active language."""
    names = {"tool": batch.tool, "author": batch.author_name}
    if kind == "submitted_notifications":
        return (
            _("A batch waits for a second reviewer: %(tool)s") % names,
            _("%(author)s has sent in changes of the tool %(tool)s. Somebody else has to check them.") % names,
        )
    if kind == "approved_notifications":
        return (
            _("Your batch is published: %(tool)s") % names,
            _("your changes of the tool %(tool)s are published, readers see them.") % names,
        )
    return (
        _("Your batch was returned: %(tool)s") % names,
        _("your changes of the tool %(tool)s were returned. What has to be done stands at the batch.") % names,
    )
