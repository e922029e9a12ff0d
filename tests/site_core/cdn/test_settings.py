"""The environment says which caches stand in front."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from site_core.settings.cdn import caches_in_front
from site_core.settings.environment import Environment


@pytest.fixture
def caches(tmp_path, monkeypatch):
    """Those that an environment of these variables alone names."""

    def named(**variables):
        for name in ("CDN_PURGE", "CLOUDFLARE_ZONE", "CLOUDFLARE_TOKEN"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return caches_in_front(Environment(tmp_path / "no.env"))

    return named


def test_by_default_there_are_none(caches):
    assert caches(CDN_PURGE="", CLOUDFLARE_ZONE="") == {}


def test_each_address_is_a_cache_that_understands_purge(caches):
    named = caches(CDN_PURGE="http://10.0.0.5:6081, https://edge.example")
    assert {name: cache["LOCATION"] for name, cache in named.items()} == {
        "10.0.0.5:6081": "http://10.0.0.5:6081",
        "edge.example": "https://edge.example",
    }


def test_a_zone_of_cloudflare_needs_its_token(caches):
    assert caches(CLOUDFLARE_ZONE="z", CLOUDFLARE_TOKEN="t")["Cloudflare"]["BEARER_TOKEN"] == "t"
    with pytest.raises(ImproperlyConfigured, match="CLOUDFLARE_TOKEN"):
        caches(CLOUDFLARE_ZONE="z")


@pytest.mark.parametrize("address", ["varnish:6081", "ftp://varnish", "http://", "http://user:word@varnish"])
def test_an_address_that_cannot_be_asked_stops_the_start_and_is_not_repeated(caches, address):
    with pytest.raises(ImproperlyConfigured, match="CDN_PURGE") as stopped:
        caches(CDN_PURGE=address)
    assert "word" not in str(stopped.value)
