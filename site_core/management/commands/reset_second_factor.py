"""For somebody who has lost both the phone and the recovery codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Forgets the second factor of an account. At the next login it sets up a new phone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        person = get_user_model().objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"There is no user {username!r}.")
        Authenticator.objects.filter(user=person).delete()
        self.stdout.write(f"User {username} sets up a new phone at the next login. Open sessions ask for it too.")
