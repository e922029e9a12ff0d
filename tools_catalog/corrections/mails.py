"""What the sender of a correction is written."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from site_core.outbox import forget_mails, put_mail
from tools_catalog.corrections.targets import Target
from tools_catalog.methodology import current_edition
from tools_catalog.models.corrections import Correction

SIGNATURE = "CIVICPORT"


def put_confirmation(correction: Correction, link: str) -> None:
    """Asks whether they sent it, in the active language.

    Nothing that was typed into the form stands in it: whoever types somebody else's address can't write to them.
    """
    put(correction, _("Confirm your request for a correction: %(tool)s") % words_of(correction), [
        _("Hello,"),
        _("somebody, most likely you, asked us from this address for a correction of “%(what)s” of the tool "
          "%(tool)s.") % words_of(correction),
        _("Open this link and confirm it by the button on the page:"),
        link,
        _("The link works until %(date)s. If you do not confirm it, we delete the request and your address. If you "
          "sent nothing, you need not do anything.") % {"date": date_format(correction.last_day)},
    ])  # fmt: skip


def put_decision(correction: Correction, changes_link: str) -> None:
    """Tells the sender the decision and its reason, in their language."""
    with override(correction.language):
        write = accepted if correction.state == Correction.State.ACCEPTED else declined
        subject, *paragraphs = write(words_of(correction), str(correction.reason))
        where = _("The decision stands in the public list of changes: %(link)s") % {"link": changes_link}
        put(correction, subject, [_("Hello,"), *paragraphs, where])


def accepted(words: dict[str, str], reason: str) -> list[str]:
    """Subject and paragraphs about a correction that was accepted."""
    return [
        _("Request for a correction accepted: %(tool)s") % words,
        _("we have accepted your request for a correction of “%(what)s” of the tool %(tool)s.") % words,
        reason,
        _("Your evidence goes to our reviewers. What only the supplier says counts as grade C at most, until something "
          "else shows it."),
    ]  # fmt: skip


def declined(words: dict[str, str], reason: str) -> list[str]:
    """Subject and paragraphs about a correction that was declined."""
    return [
        _("Request for a correction declined: %(tool)s") % words,
        _("we have declined your request for a correction of “%(what)s” of the tool %(tool)s.") % words,
        reason,
    ]


def put(correction: Correction, subject: str, paragraphs: list[str]) -> None:
    """One mail to the sender."""
    text = "\n\n".join([*paragraphs, SIGNATURE]) + "\n"
    put_mail(to=correction.email, subject=subject, text=text, about=about(correction.pk))


def forget_mails_of(corrections: Iterable[int]) -> None:
    """Takes the senders' addresses out of the mails about the corrections with these primary keys, sent or not."""
    forget_mails(about(pk) for pk in corrections)


def about(pk: int) -> str:
    """The name of a correction in the log of mails."""
    return f"correction {pk}"


def words_of(correction: Correction) -> dict[str, str]:
    """The tool and what the correction is about."""
    what = Target(correction.kind, correction.target).words(current_edition())
    return {"tool": correction.tool.name, "what": what}
