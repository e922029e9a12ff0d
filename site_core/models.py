"""Models that all pages share."""

from site_core.leases import Lease as Lease
from site_core.seeded import SeededValue as SeededValue
