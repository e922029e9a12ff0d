"""What editors of pages may do with practices, organisations and people. Methods are a vocabulary: they see them."""

from site_core.accounts.roles import EDITORS, grant

for _kind in ("practice", "organisation", "person"):
    grant(EDITORS, *(f"hub.{action}_{_kind}" for action in ("view", "add", "change")))
grant(EDITORS, "hub.view_method")
