"""What editors of pages may do with practices, organisations and people. Methods are a vocabulary: they see them."""

from site_core.accounts import groups_of_wagtail as wagtails
from site_core.accounts.roles import EDITORS, grant

for _kind in ("practice", "organisation", "person"):
    grant(EDITORS, *(f"hub.{action}_{_kind}" for action in ("view", "add", "change")))
grant(EDITORS, "hub.view_method")

for _kind in ("method", "organisation", "person", "practice"):  # what a migration gave, see `groups_of_wagtail`
    wagtails.given_at_birth(wagtails.EDITORS, *(f"hub.{action}_{_kind}" for action in ("view", "add", "change")))
    wagtails.given_at_birth(
        wagtails.MODERATORS, *(f"hub.{action}_{_kind}" for action in ("view", "add", "change", "delete"))
    )
