"""An edition that was shown to anybody never changes; a change is a new edition."""

import hashlib
from pathlib import Path

import pytest
import yaml

from tools_catalog.methodology import edition_ids, load_edition
from tools_catalog.methodology.loading import EDITIONS
from tools_catalog.methodology.reading import FILES

PROTECTED = yaml.safe_load((Path(__file__).parent / "protected_editions.yaml").read_text(encoding="utf-8"))


def content_hash(edition_id: str, name: str) -> str:
    content = (EDITIONS / edition_id / f"{name}.yaml").read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("edition_id", PROTECTED)
def test_an_edition_keeps_its_content(edition_id):
    found = {name: content_hash(edition_id, name) for name in FILES}
    assert found == PROTECTED[edition_id], "make a new edition instead of changing this one"


def test_every_edition_but_a_draft_is_protected():
    shown = [edition_id for edition_id in edition_ids() if load_edition(edition_id).status != "draft"]
    assert shown == list(PROTECTED)
