"""What consultants may do: assess tools and prepare changes of facts. Others check and publish."""

from site_core.accounts.roles import CONSULTANTS, grant

grant(
    CONSULTANTS,
    *(f"tools_catalog.{action}_tool" for action in ("view", "add", "change", "review")),
    *(f"tools_catalog.{action}_assessment" for action in ("view", "add", "change")),
)
