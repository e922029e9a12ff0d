"""Models that all pages share."""

from site_core.seeded import SeededValue as SeededValue
