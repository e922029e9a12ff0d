"""Mail servers that tests of mails share."""

import smtplib

import pytest


@pytest.fixture
def broken_server(monkeypatch):
    """A mail server that says no, whatever is sent."""

    def refuse(self, messages):
        raise smtplib.SMTPServerDisconnected("come later")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)


@pytest.fixture
def mail_folder(settings, tmp_path):
    """Mails are files in this folder."""
    options = {"file_path": str(tmp_path / "mail")}
    settings.MAILERS = {"default": {"BACKEND": "site_core.outbox.files.MailFiles", "OPTIONS": options}}
    return tmp_path / "mail"
