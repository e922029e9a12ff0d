"""A search server with a certificate of its own is believed by the authority that SEARCH_CA names, and by no other."""

import shutil
import subprocess

import pytest
from wagtail.models import Page

from site_core.settings.environment import Environment
from site_core.settings.search import search_backends
from tests import search_server
from tests.page_factories import page, site

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the program openssl, which makes certificates"),
]


def certificate(file):
    """One that signs itself, with its key; of the kind that Elasticsearch makes at its first start."""
    words = (
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
        "-addext", "subjectAltName=IP:127.0.0.1", "-addext", "keyUsage=critical,digitalSignature,keyCertSign",
        "-keyout", file, "-out", file.with_suffix(".crt"),
    )  # fmt: skip
    subprocess.run(words, check=True, capture_output=True)
    file.write_text(file.read_text() + file.with_suffix(".crt").read_text())
    return file


@pytest.fixture
def own(tmp_path):
    """The certificate of the server."""
    return certificate(tmp_path / "own.pem")


@pytest.fixture
def reached(settings, monkeypatch, own, tmp_path):
    """Whether the server answers a site with this value of SEARCH_CA."""

    def ask(authority):
        (tmp_path / "local.env").write_text(f"SEARCH_CA={authority}")
        with search_server.pretending(200, certificate=own) as (url, paths):
            options = search_backends(Environment(tmp_path / "local.env"), [url])["default"]["OPTIONS"]
            with search_server.searching(settings, monkeypatch, url, **options) as backend:
                return backend.answers(), bool(paths)

    return ask


def test_a_server_is_believed_whose_authority_is_named(reached, own):
    assert reached(own.with_suffix(".crt")) == (True, True)


def test_a_server_that_nobody_vouches_for_learns_nothing(reached):
    assert reached("") == (False, False)


def test_a_server_that_another_authority_vouches_for_learns_nothing(reached, tmp_path):
    assert reached(certificate(tmp_path / "another.pem").with_suffix(".crt")) == (False, False)


def test_readers_are_answered_by_the_database_meanwhile(settings, monkeypatch, own):
    site(page("map", title="Pocitová mapa"))
    with (
        search_server.pretending(200, certificate=own) as (url, _paths),
        search_server.searching(settings, monkeypatch, url),
    ):
        assert Page.objects.search("pocitova").count() == 1
