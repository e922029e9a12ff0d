"""The check of HTML finds what it is there for."""

import pytest

from tests.valid_html import faults

FRAME = '<!DOCTYPE html><html lang="cs"><head><title>a</title></head><body>{}</body></html>'


def test_a_valid_page_has_no_fault():
    assert faults(FRAME.format('<h1 id="a">A</h1><p>a <a href="#a">b</a></p><ul><li>c</li></ul>')) == []


@pytest.mark.parametrize(("markup", "fault"), [
    ("<p><ul></ul></p>", "unexpected-end-tag"),
    ("<div></span></div>", "unexpected-end-tag"),
    ("<a href='/'><a href='/'>b</a></a>", "unexpected-start-tag-implies-end-tag"),
    ("<div>", "expected-one-end-tag-but-got-another"),
    ('<i id="a"></i><b id="a"></b>', "id stands 2 times: a"),
    ('<a href="#neni">a</a>', "a link leads to no id: #neni"),
    ('<label for="neni">a</label>', "for leads to no id: neni"),
    ("<h2> </h2>", "empty h2"),
])  # fmt: skip
def test_a_fault_is_named(markup, fault):
    assert any(fault in each for each in faults(FRAME.format(markup)))
