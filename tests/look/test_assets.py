"""Promises about what a reader's browser loads: little, and only from here."""

import gzip
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "static" / "build"
TEMPLATES = sorted(ROOT.glob("templates/**/*.html")) + sorted(ROOT.glob("templates/**/*.svg"))
MAILS = ROOT / "templates" / "site_core" / "mail"  # no page: mail programs know no other styles than those inline
ICON = re.compile(r"""{%\s*icon\s+"([\w-]+)"|\bicon="([\w-]+)\"""")

built = pytest.mark.skipif(not BUILD.exists(), reason="needs built styles: npm ci && npm run build")


def gzipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


@built
def test_all_styles_weigh_at_most_40_kb_compressed():
    assert 0 < sum(map(gzipped, BUILD.glob("*.css"))) <= 40_000


@built
def test_all_fonts_weigh_at_most_60_kb():
    assert 0 < sum(file.stat().st_size for file in BUILD.glob("*.woff2")) <= 60_000


@built
def test_styles_load_nothing_but_our_own_fonts():
    addresses = re.findall(r"url\(\"?([^\")]+)\"?\)", (BUILD / "site.css").read_text(encoding="utf-8"))
    assert set(addresses) == {file.name for file in BUILD.glob("*.woff2")}


@built
def test_every_icon_that_a_template_names_is_in_the_sprite():
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (BUILD / "icons.svg").read_text(encoding="utf-8")))
    ours = [text for file in TEMPLATES if "wagtailadmin_tags" not in (text := file.read_text(encoding="utf-8"))]
    named = {one or other for text in ours for one, other in ICON.findall(text)}
    assert named - drawn == set()


@built
def test_licences_are_served_beside_what_they_cover():
    assert {"licence-kern.md", "licence-figtree.txt", "licence-lucide.txt"} <= {file.name for file in BUILD.iterdir()}


def test_the_lock_file_holds_no_address():
    assert "http" not in (ROOT / "package-lock.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_template_has_no_inline_style_no_inline_script_and_no_other_host(file):
    text = file.read_text(encoding="utf-8")
    assert file.is_relative_to(MAILS) or not re.search(r"<[^>]*\sstyle=", text)
    assert not re.search(r"<style\b|\son\w+=\"", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"(?:src|srcset|data)=\"(?:https?:)?//", text)
