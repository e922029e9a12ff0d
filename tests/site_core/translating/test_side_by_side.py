"""Which text translates which: by place, whatever the order of links. What does not correspond is named."""

import pytest
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.strings import extract_strings

from site_core.translating.side_by_side import Unlike, pairs


def text(path, html):
    """The parts of one rich text, as the package takes them from a page."""
    pattern, strings = extract_strings(html)
    return [
        TemplateSegmentValue(path, "html", pattern, len(strings)),
        *(StringSegmentValue(path, string, attrs=attributes) for string, attributes in strings),
    ]


def test_texts_at_the_same_place_belong_together():
    czech = [StringSegmentValue("title", "Metodika"), *text("body.1", "<p>První.</p><p>Druhá.</p>")]
    english = [StringSegmentValue("title", "Method"), *text("body.1", "<p>First.</p><p>Second.</p>")]

    found = pairs(czech, english)

    assert found.texts == {
        ("title", "Metodika"): "Method",
        ("body.1", "První."): "First.",
        ("body.1", "Druhá."): "Second.",
    }


def test_links_that_lead_to_the_same_place_belong_together_in_any_order():
    czech = text("body.1", '<p>Viz <a href="/a">A</a> a <a href="/b">B</a>.</p>')
    english = text("body.1", '<p>See <a href="/b">B</a> and <a href="/a">A</a>.</p>')

    [translation] = pairs(czech, english).texts.values()

    assert translation == 'See <a id="a2">B</a> and <a id="a1">A</a>.'


def test_a_link_to_another_address_is_noted_as_such():
    czech = text("body.1", '<p>Viz <a href="https://a.cz">web</a>.</p>')
    english = text("body.1", '<p>See <a href="https://a.cz/en">the site</a>.</p>')

    assert pairs(czech, english).values == {"body.1.'https://a.cz'": "https://a.cz/en"}


def test_another_picture_is_noted_as_such():
    czech = [OverridableSegmentValue("body.1.image", 1), OverridableSegmentValue("body.2.image", 2)]
    english = [OverridableSegmentValue("body.1.image", 7), OverridableSegmentValue("body.2.image", 2)]

    assert pairs(czech, english).values == {"body.1.image": 7}


@pytest.mark.parametrize(
    ("czech", "english"),
    [
        (text("body.1", "<p>Jedna.</p><p>Dvě.</p>"), text("body.1", "<p>One.</p>")),
        (text("body.1", "<p>Jedna.</p>"), text("body.1", "<h3>One.</h3>")),
        (text("body.1", "<p>Jedna.</p>"), []),
        ([], text("body.1", "<p>One.</p>")),
        (text("body.1", "<p>Ano.</p><p>Ano.</p>"), text("body.1", "<p>Yes.</p><p>Indeed.</p>")),
        (text("body.1", "<p>Jedna.</p>"), text("body.1", '<p><a href="/a">One</a> more.</p>')),
        (
            text("body.1", '<p>Viz <a linktype="page" id="1">web</a>.</p>'),
            text("body.1", '<p>See <a linktype="page" id="2">web</a>.</p>'),
        ),
    ],
    ids=[
        "a paragraph less",
        "a heading for a paragraph",
        "no text at the place",
        "no source at the place",
        "one text translated in two ways",
        "a link that the source has not",
        "a link to another page",
    ],
)
def test_what_does_not_correspond_is_named(czech, english):
    with pytest.raises(Unlike, match=r"body\.1"):
        pairs(czech, english)
