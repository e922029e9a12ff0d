"""What editors of pages and assistants of events may do with workshops, their series and registrations."""

from site_core.accounts.roles import ASSISTANTS, EDITORS, grant

for _kind in ("workshop", "series"):
    grant(EDITORS, *(f"workshops.{action}_{_kind}" for action in ("view", "add", "change")))
    grant(ASSISTANTS, f"workshops.view_{_kind}")
grant(ASSISTANTS, *(f"workshops.{action}_registration" for action in ("view", "add", "change")))
