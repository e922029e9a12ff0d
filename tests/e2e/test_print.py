"""The result on paper, as it lies before a council."""

import re
import shutil
import subprocess

import pytest

from tests.e2e.clerk import Clerk
from tests.e2e.desk import run

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (Debian: poppler-utils)")


@pytest.fixture
def printed(reader, tmp_path):
    """Prints the result of a town; gives its clerk, the words on the pages, and what the file says of itself."""

    def paper(language):
        clerk = Clerk(reader(language=language)).begin_like("town")
        clerk.check()
        clerk.show_result()
        file = tmp_path / "result.pdf"
        clerk.page.pdf(path=file, prefer_css_page_size=True)
        words, facts = (
            subprocess.run(command, capture_output=True, text=True, check=True).stdout
            for command in (["pdftotext", "-layout", str(file), "-"], ["pdfinfo", str(file)])
        )
        return clerk, words.replace("\N{NO-BREAK SPACE}", " ").split("\f")[:-1], facts

    return paper


@needs_poppler
@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_printed_result_has_the_shortlist_with_reasons(printed, language):
    clerk, pages, facts = printed(language)
    words = " ".join(" ".join(pages).split())
    names = [heading.inner_text() for heading in clerk.main.locator(".cp-pick h3").all()]
    assert 1 <= len(names) <= 3
    assert [name for name in names if name not in words] == []
    assert words.count(clerk.says["why_yes"]) == len(names)
    assert re.search(clerk.says["range"], words)
    assert "(A4)" in facts


@needs_poppler
def test_the_printed_result_has_the_tools_under_a_red_light_too(reader, tmp_path):
    clerk = Clerk(reader(language="en")).begin_like("town")
    clerk.page.goto(clerk.page.url + "question/room/")
    clerk.choose("No, it is decided")
    clerk.press(clerk.says["onward"])
    clerk.page.goto(clerk.page.url.partition("question/")[0].partition("?")[0] + "check/")
    clerk.show_result()
    clerk.page.pdf(path=tmp_path / "result.pdf", prefer_css_page_size=True)
    command = ["pdftotext", "-layout", str(tmp_path / "result.pdf"), "-"]
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Red" in words
    assert words.count(clerk.says["why_yes"]) == clerk.main.locator(".cp-pick").count() > 0


@needs_poppler
@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_printed_result_says_where_it_comes_from(printed, language):
    clerk, pages, _facts = printed(language)
    *for_the_council, for_us = ("".join(page.split()) for page in pages)
    link = re.escape(clerk.reader.site + clerk.says["questionnaire"])
    edit = clerk.page.url.removeprefix(clerk.reader.site + clerk.says["questionnaire"]).partition("/")[0]
    assert re.search(rf"{link}(?!{edit})[\w-]{{32}}/", "".join(for_the_council))
    assert edit not in "".join(for_the_council)
    assert re.search(link + edit, for_us)  # a page of its own: whoever hands out the paper can keep it back
    assert [n for n, page in enumerate(pages, 1) if not re.search(rf"\b{n} ?/ ?{len(pages)}$", page.strip())] == []


@needs_poppler
def test_the_printed_page_of_a_tool_has_every_source_once_and_says_where_it_comes_from(reader, tmp_path):
    one = reader(language="cs")
    one.open("/nastroje/decidim/")
    sources = one.page.locator("main a:has(+ .cp-ref)").evaluate_all(
        "all => all.map(each => [each.nextElementSibling.textContent.match(/[0-9]+/)[0], each.getAttribute('href')])"
    )
    notes = one.page.locator(".cp-paper-sources li").all_text_contents()
    one.page.pdf(path=tmp_path / "tool.pdf", prefer_css_page_size=True)
    command = ["pdftotext", "-raw", str(tmp_path / "tool.pdf"), "-"]
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert f"{one.site}/nastroje/decidim/" in words.partition("Decidim")[0]
    assert len(sources) > len(notes) > 10
    assert [url for number, url in sources if notes[int(number) - 1] != url] == []
    paper = "".join(words.split())
    assert [url for url in notes if url not in paper] == []
    assert one.page.locator(".cp-criteria .cp-ev__list li:not(:has(.cp-ref))").count() == 0


RECAP = """
from blog.pages import NewsIndexPage
from blog.recaps import RecapPage
from site_core.topics import Topic
grid = {"data": [["Rok", "Škol"], ["2024", "48"], ["2025", "55"]], "table_caption": "Kolik škol se zapojilo",
        "first_row_is_table_header": True, "first_col_is_header": True, "table_header_choice": "both"}
video = {"url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "title": "Jak to dopadlo", "note": "", "still": None,
         "transcript": "<p>Dobrý den, vítám vás.</p>"}
recap = RecapPage(title="Na papíře", slug="na-papire", lead="Shrnutí, které se tiskne.", held_on="2026-11-20",
                  findings="Nejdřív potřeby.", questions="Kdo to zaplatí?\\nA kdo odpoví?")
recap.topics = Topic.objects.all()[:1]
recap.body = recap.body.stream_block.to_python([{"type": "table", "value": grid}, {"type": "video", "value": video}])
NewsIndexPage.objects.get(locale__language_code="cs").add_child(instance=recap)
recap.save_revision().publish()
"""


@needs_poppler
def test_a_printed_article_has_its_table_its_open_questions_and_where_its_video_is(reader, database, tmp_path):
    run(database, RECAP)
    one = reader(language="cs")
    one.open("/aktuality/na-papire/")
    one.page.pdf(path=tmp_path / "article.pdf", prefer_css_page_size=True)
    command = ["pdftotext", "-layout", str(tmp_path / "article.pdf"), "-"]
    paper = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    words = " ".join(paper.replace("\N{NO-BREAK SPACE}", " ").split())
    assert words.index(f"{one.site}/aktuality/na-papire/") < words.index("Na papíře")
    assert re.search(r"Rok +Škol\s+2024 +48\s+2025 +55", paper)
    assert "Kolik škol se zapojilo" in words
    assert "Otevřené otázky" in words
    assert "Kdo to zaplatí?" in words
    assert "A kdo odpoví?" in words
    assert "https://www.youtube.com/watch?v=dQw4w9WgXcQ" in words
    assert "Dobrý den, vítám vás." in words
    for of_the_screen in ("Přehrát tady", "Přečíst přepis", "Sdílet", "Odebírat", "Co bude dál"):
        assert of_the_screen not in words
