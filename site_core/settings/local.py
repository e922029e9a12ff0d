"""`make run`: as in real life (DEBUG off), on one's own machine."""

from site_core.settings.base import *  # noqa: F403
