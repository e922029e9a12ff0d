"""What editors of pages may do with workshops and their series."""

from site_core.accounts.roles import EDITORS, grant

for _kind in ("workshop", "series"):
    grant(EDITORS, *(f"workshops.{action}_{_kind}" for action in ("view", "add", "change")))
