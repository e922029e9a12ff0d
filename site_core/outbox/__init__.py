"""Mails of the site. A mail is a row first, in the transaction of what it is about; it is sent later and retried.

So no mail is lost by a crash or by a server that is away, and none is sent about something that was rolled back.
"""

from site_core.outbox.attachments import Attachment
from site_core.outbox.forgetting import forget_mails
from site_core.outbox.html_mail import Letter
from site_core.outbox.links import Link
from site_core.outbox.models import Outgoing
from site_core.outbox.putting import put_mail

__all__ = ["Attachment", "Letter", "Link", "Outgoing", "forget_mails", "put_mail"]
