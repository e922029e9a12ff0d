"""A new password for the administrator, shown once."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from site_core.set_up import ADMIN, first_administrator, new_password


class Command(BaseCommand):
    help = "Sets a random password for an administrator and prints it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", nargs="?", default=ADMIN)

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        users = get_user_model()
        if username == ADMIN and not users.objects.filter(username=ADMIN).exists():
            first_administrator(self.stdout.write)
            return
        user = users.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no user {username!r}.")
        password = new_password()
        user.set_password(password)
        user.save(update_fields=["password"])
        self.stdout.write(f"User {username}, new password {password} (shown only now)")
