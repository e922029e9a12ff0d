"""Where the site searches, as Wagtail wants to be told: its database, and the Elasticsearch that stands above it."""

import ssl
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from site_core.settings.environment import Environment

DATABASE = {"BACKEND": "search.backends.database"}


def search_backends(env: Environment, nodes: list[str]) -> dict[str, dict[str, Any]]:
    """By their names. Nodes are those of one Elasticsearch; where there are none the database searches."""
    prefix = env.matching("SEARCH_PREFIX", "[a-z0-9][a-z0-9_-]*", "civicport_, in small letters", "civicport_")
    options = trusted(env.text("SEARCH_CA", ""), nodes)
    if not nodes:
        return {"default": DATABASE}
    server = {"BACKEND": "search.backends.elasticsearch", "URLS": nodes, "INDEX_PREFIX": prefix, "OPTIONS": options}
    return {"database": DATABASE, "default": server}


def trusted(file: str, nodes: Iterable[str]) -> dict[str, str]:
    """What the client needs to believe a certificate that was signed with those of this file, and no other. Read here
    once: a fault of it would otherwise show at the first search."""
    if not file:
        return {}
    if not all(node.startswith("https:") for node in nodes):
        raise ImproperlyConfigured("The environment variable SEARCH_CA wants https:// in all of SEARCH_URL.")
    try:
        ssl.create_default_context(cafile=file)
    except OSError as fault:
        raise ImproperlyConfigured(f"The environment variable SEARCH_CA names {file}: {reason(fault)}.") from None
    return {"ca_certs": file}


def reason(fault: OSError) -> str:
    """Why a file with certificates cannot be used, in words."""
    if isinstance(fault, ssl.SSLError):
        return "it holds no certificate in the form PEM"
    return f"it cannot be read ({fault.strerror})"
