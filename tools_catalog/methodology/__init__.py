"""Methodology editions: data files in `editions/<id>/`, loaded into frozen, typed objects.

`Edition.rules` is what the engine computes with; all the rest are words that print in the active language.
"""

from .loading import Edition, UnknownEdition, current_edition, edition_ids, load_edition
from .text import Text

__all__ = ["Edition", "Text", "UnknownEdition", "current_edition", "edition_ids", "load_edition"]
