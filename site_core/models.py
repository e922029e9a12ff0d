"""Models that all pages share."""

from site_core.cdn.models import CdnNews as CdnNews
from site_core.gone import GoneAddress as GoneAddress
from site_core.leases import Lease as Lease
from site_core.outbox.models import Outgoing as Outgoing
from site_core.page_tree import PagesVersion as PagesVersion
from site_core.pages import HomePage as HomePage
from site_core.pages import StandardPage as StandardPage
from site_core.seeded import SeededValue as SeededValue
from site_core.site_settings import SiteSettings as SiteSettings
from site_core.topics import Topic as Topic
from site_core.translating.rights import TranslationRights as TranslationRights
