"""What `check --deploy` asks about logging in."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def second_factor_is_on(app_configs: Any, **about: Any) -> list[Error]:
    """A site that others reach asks its staff for a second factor."""
    if settings.SECOND_FACTOR:
        return []
    return [
        Error(
            "The administration opens with a password alone.",
            hint="Remove SECOND_FACTOR=false from the environment.",
            id="site_core.E001",
        )
    ]
