"""A link to set a password, for somebody who has forgotten theirs or whose invitation has run out."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from site_core.accounts.invitations import DAYS, invite


class Command(BaseCommand):
    help = "Sends an account a link to set a password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--language", default=settings.LANGUAGE_CODE, choices=[code for code, _ in settings.LANGUAGES]
        )

    def handle(self, *args: Any, username: str, language: str, **options: Any) -> None:
        person = get_user_model().objects.filter(username=username, is_active=True).first()
        if person is None or not person.email:
            raise CommandError(f"There is no active user {username!r} with an e-mail address.")
        invite(person, language)
        self.stdout.write(f"A link to set a password goes to {username}. It works for {DAYS} days.")
