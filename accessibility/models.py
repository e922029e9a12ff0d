"""The page is all there is."""

from accessibility.pages import StatementPage

__all__ = ["StatementPage"]
