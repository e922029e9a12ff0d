"""The flow of the questionnaire as a picture: an SVG with a band a section, a box a page, an arrow a condition."""

import xml.etree.ElementTree as ElementTree
from xml.etree.ElementTree import Element, SubElement

from .graph_flow import Flow, flow_of
from .graph_layout import LINE, PADDING, PAGE_WIDTH, Arrow, Band, Box, Layout, Row, layout_of
from .validator import RawEdition

INK, SOFT, LINES = "#1b2733", "#51606f", "#8d9aa8"
BAND, PAGE, CONDITIONAL, ARROW = "#edf1f5", "#ffffff", "#fdf3da", "#a03c12"
SMALL, NORMAL, LARGE = "12", "13", "22"


def graph(edition: RawEdition, language: str) -> str:
    """The picture as SVG text, with the words of the edition in one language and the keys of its files."""
    flow = flow_of(edition, language)
    layout = layout_of(flow)
    picture = _canvas(flow, layout, language)
    for band in layout.bands:
        _draw_band(picture, band, layout.width)
    for arrow in layout.arrows:
        _draw_arrow(picture, arrow)
    ElementTree.indent(picture)
    return ElementTree.tostring(picture, encoding="unicode") + "\n"


def _canvas(flow: Flow, layout: Layout, language: str) -> Element:
    size = {"width": _number(layout.width), "height": _number(layout.height)}
    picture = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {size['width']} {size['height']}",
            **size,
            "lang": language,
            "role": "img",
            "font-family": "Figtree, system-ui, sans-serif",
        },
    )
    SubElement(picture, "title").text = flow.title
    head = SubElement(
        SubElement(picture, "defs"), "marker", {"id": "head", "orient": "auto", "markerUnits": "userSpaceOnUse"}
    )
    head.attrib |= {"viewBox": "0 0 10 10", "refX": "9", "refY": "5", "markerWidth": "10", "markerHeight": "10"}
    SubElement(head, "path", {"d": "M0 0L10 5L0 10z", "fill": ARROW})
    _rectangle(picture, (0, 0), (layout.width, layout.height), {"fill": PAGE})
    _text(picture, (PADDING, 40), flow.title, {"font-size": LARGE, "font-weight": "700"})
    return picture


def _define_arrow_head(picture: Element) -> None:
    size = {"viewBox": "0 0 10 10", "refX": "9", "refY": "5", "markerWidth": "10", "markerHeight": "10"}
    head = SubElement(picture, "marker", {"id": "head", "orient": "auto", "markerUnits": "userSpaceOnUse", **size})
    SubElement(head, "path", {"d": "M0 0L10 5L0 10z", "fill": ARROW})


def _draw_band(picture: Element, band: Band, width: float) -> None:
    group = SubElement(picture, "g", {"id": f"section-{band.section.key}"})
    _rectangle(group, (0, band.y), (width, band.height), {"fill": BAND})
    _text(group, (PADDING, band.y + 24), band.section.name, {"font-size": "16", "font-weight": "700"})
    for box in band.boxes:
        _draw_page(group, box)


def _draw_page(band: Element, box: Box) -> None:
    group = SubElement(band, "g", {"id": f"page-{box.page.key}"})
    _rectangle(group, (box.x, box.y), (PAGE_WIDTH, box.height), {"fill": PAGE, "stroke": LINES, "rx": "6"})
    _text(
        group, (box.x + PADDING, box.y + 19), f"{box.page.number}  {box.page.key}", {"fill": SOFT, "font-size": SMALL}
    )
    for row in box.rows:
        _draw_question(group, row)


def _draw_question(page: Element, row: Row) -> None:
    group = SubElement(page, "g", {"id": f"question-{row.question.key}"})
    if row.question.condition:
        size = (PAGE_WIDTH - PADDING, row.height - 2)
        _rectangle(group, (row.x + PADDING / 2, row.y), size, {"fill": CONDITIONAL, "rx": "4"})
    mark = " *" if row.question.required else ""
    x, y = row.x + PADDING, row.y + LINE
    _text(group, (x, y), f"{row.question.key}{mark}", {"font-size": NORMAL, "font-weight": "700"})
    details = {"x": _number(row.x + PAGE_WIDTH - PADDING), "text-anchor": "end", "fill": SOFT, "font-size": SMALL}
    _text(group, (x, y), row.question.answers, details)
    for number, line in enumerate(row.text, start=1):
        _text(group, (x, y + number * LINE), line, {"font-size": SMALL})
    for number, line in enumerate(row.condition, start=1 + len(row.text)):
        _text(group, (x, y + number * LINE), line, {"font-size": SMALL, "fill": ARROW})


def _draw_arrow(picture: Element, arrow: Arrow) -> None:
    way = " ".join(f"{_number(x)},{_number(y)}" for x, y in arrow.points)
    line = SubElement(picture, "polyline", {"points": way, "fill": "none", "stroke": ARROW, "marker-end": "url(#head)"})
    SubElement(line, "title").text = f"{arrow.link.source} → {arrow.link.target}: {arrow.link.condition}"


def _rectangle(parent: Element, place: tuple[float, float], size: tuple[float, float], look: dict[str, str]) -> None:
    box = {"x": place[0], "y": place[1], "width": size[0], "height": size[1]}
    SubElement(parent, "rect", {**{name: _number(value) for name, value in box.items()}, **look})


def _text(parent: Element, place: tuple[float, float], words: str, look: dict[str, str]) -> None:
    SubElement(parent, "text", {"x": _number(place[0]), "y": _number(place[1]), "fill": INK, **look}).text = words


def _number(value: float) -> str:
    return f"{value:g}"
