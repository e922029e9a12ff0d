"""What we write to whoever registered, in the language in which they did. Nothing that was typed into a form stands in
it: whoever types somebody else's address can't write to them.
"""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override, pgettext

from site_core.outbox import Attachment, Letter, Link, put_mail
from site_core.outbox.signature import signature
from workshops.models import Registration, Workshop
from workshops.registering.calendar_of_guest import address_of, calendar_of_guest, title_of
from workshops.registering.left import recap_address
from workshops.registering.links import token_of
from workshops.registering.small_print import closing, small_print, way_out
from workshops.told import clock_words, when, zone_words
from workshops.words import Format, Occasion

KIND = gettext_noop("registration")  # in the log of mails, which says it in the language of whoever reads it
OVER = (Occasion.EXPIRED, Occasion.DECLINED, Occasion.CANCELLED, Occasion.CALLED_OFF)
AGAIN = (Occasion.EXPIRED, Occasion.CANCELLED)
INVITED = (Occasion.CONFIRMED, Occasion.CHANGED, Occasion.CALLED_OFF)  # who has a seat gets the file for the calendar


def about(registration: Registration) -> str:
    """The name of a registration in the log of mails."""
    return f"{KIND} {registration.pk}"


def put_letter(registration: Registration, occasion: Occasion, workshop: Workshop, *, had_seat: bool = False) -> None:
    """Writes to whoever registered, in the current transaction; to nobody where the address is gone.

    Who `had_seat` until now has the workshop in their calendar; the file takes it out again.
    """
    if not registration.email:
        return
    with override(registration.language):
        letter = letter_of(registration, occasion, workshop)
        is_invited = has_file(registration, occasion, workshop)
        takes_file = is_invited or (had_seat and bool(workshop.spans))
        files = [invitation(registration, workshop, is_off=not is_invited)] if takes_file else []
        put_mail(
            to=registration.email,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
            attachments=files,
            unsubscribe=way_out(registration, occasion),
            about=about(registration),
        )


def letter_of(registration: Registration, occasion: Occasion, workshop: Workshop) -> Letter:
    """The mail in the active language."""
    title = title_of(workshop, registration.language)
    return Letter(
        language=registration.language,
        subject=f"{subject(occasion)}: {title}",
        greeting=_("Hello,"),
        paragraphs=[
            what_happened(occasion, registration, workshop),
            *what_else(registration, occasion, workshop),
        ],
        facts=facts(workshop),
        button=None if occasion in OVER else button(registration, occasion),
        closing=closing(occasion),
        signature=signature(),
        small=small_print(registration, occasion),
    )


def what_happened(occasion: Occasion, registration: Registration, workshop: Workshop) -> str:
    """The first sentence of a mail."""
    title = title_of(workshop, registration.language)
    return sentence(occasion) % {"title": title, "until": clock_words(registration.offered_until, workshop.zone)}


def sentence(occasion: Occasion) -> str:
    """The sentence that says what has happened; `title` of the workshop and `until` of an offer are to be filled in."""
    return {
        Occasion.CONFIRMED: _("You have a seat at “%(title)s”."),
        Occasion.WAITING: _("“%(title)s” is full. You are in the queue; as soon as a seat is free, we write to you."),
        Occasion.ASKED: _("We have your registration for “%(title)s”. We look at each one and write to you."),
        Occasion.OFFERED: _("A seat at “%(title)s” is free for you. We hold it until %(until)s."),
        Occasion.EXPIRED: _("You did not take the seat at “%(title)s” in time, so we offer it to the next one."),
        Occasion.DECLINED: _("We are sorry that we cannot give you a seat at “%(title)s”."),
        Occasion.CANCELLED: _("Your registration for “%(title)s” is cancelled."),
        Occasion.KNOWN: _("This address is registered for “%(title)s” already. Nothing has changed."),
        Occasion.CHANGED: _("“%(title)s” has changed. Below you find when and where it takes place now."),
        Occasion.CALLED_OFF: _("We are sorry that “%(title)s” does not take place. You need not do anything."),
        Occasion.TOMORROW: _(
            "“%(title)s” begins within a day. If you cannot come, please free your seat for somebody else."
        ),
        Occasion.SOON: _("“%(title)s” begins within the hour."),
        Occasion.THANKS: _("Thank you for coming to “%(title)s”. Here is what was said and what is left of it:"),
    }[occasion]


def subject(occasion: Occasion) -> str:
    """What the mail is about, before the title of the workshop."""
    return {
        Occasion.CONFIRMED: _("You have a seat"),
        Occasion.WAITING: _("You are in the queue"),
        Occasion.ASKED: _("We have your registration"),
        Occasion.OFFERED: _("A seat for you, take it in time"),
        Occasion.EXPIRED: _("The offer of a seat has run out"),
        Occasion.DECLINED: _("We cannot give you a seat"),
        Occasion.CANCELLED: _("Registration cancelled"),
        Occasion.KNOWN: _("You are registered already"),
        Occasion.CHANGED: pgettext("subject of a mail", "Change"),
        Occasion.CALLED_OFF: _("Does not take place"),
        Occasion.TOMORROW: _("Within a day"),
        Occasion.SOON: _("Within an hour"),
        Occasion.THANKS: _("Thank you"),
    }[occasion]


def what_else(registration: Registration, occasion: Occasion, workshop: Workshop) -> list[str]:
    """What comes with a seat, or is left of the workshop."""
    if occasion == Occasion.THANKS:
        left = recap_address(workshop, registration.language) or address_of(workshop, registration.language)
        return [settings.WAGTAILADMIN_BASE_URL + left]
    if occasion in AGAIN:
        page = settings.WAGTAILADMIN_BASE_URL + address_of(workshop, registration.language)
        return [
            _("As long as registrations are open, you can register again on the page of the workshop:") + f"\n{page}"
        ]
    if occasion == Occasion.KNOWN:
        return [capfirst(what_happened(Occasion(registration.state), registration, workshop))]
    if occasion in (Occasion.TOMORROW, Occasion.SOON) and workshop.join_url:
        return [_("The link to join is on the page of your registration.")]
    if not has_file(registration, occasion, workshop):
        return []
    if occasion == Occasion.CALLED_OFF:
        return [_("The file of this mail marks it as cancelled in your calendar.")]
    if workshop.join_url:
        return [_("The link to join is in the calendar file of this mail and on the page of your registration.")]
    return [_("The file of this mail puts the day into your calendar.")]


def has_file(registration: Registration, occasion: Occasion, workshop: Workshop) -> bool:
    """Whether the mail brings the file for the calendar: with a seat, where there is a day."""
    has_seat = registration.state == Registration.State.CONFIRMED
    return has_seat and occasion in INVITED and bool(workshop.spans)


def facts(workshop: Workshop) -> list[tuple[str, str]]:
    """When and where."""
    sessions = [when(row.starts_at, row.ends_at, workshop.zone) for row in workshop.sessions.all()]
    zone = zone_words(workshop)
    days = "\n".join(f"{one.day}, {one.hours} ({zone})" for one in sessions)
    if workshop.is_postponed:
        days = _("The new day is not known yet.")
    online = str(Format.ONLINE.label) if workshop.format in (Format.ONLINE, Format.HYBRID) else ""
    rows = [(_("When"), days), (_("Where"), "\n".join(filter(None, [str(workshop.place), online])))]
    return [(term, value) for term, value in rows if value]


def button(registration: Registration, occasion: Occasion) -> Link:
    """The way to one's own registration."""
    words = _("Take the seat") if occasion == Occasion.OFFERED else _("Your registration")
    return Link(words, settings.WAGTAILADMIN_BASE_URL + reverse("registration:link", args=[token_of(registration)]))


def invitation(registration: Registration, workshop: Workshop, *, is_off: bool) -> Attachment:
    """The workshop for the calendar of whoever comes; `is_off`: of whoever comes no more."""
    content = calendar_of_guest(workshop, registration.language, is_off=is_off)
    return Attachment(f"{workshop.key}.ics", "text/calendar; charset=utf-8; method=PUBLISH", content)
