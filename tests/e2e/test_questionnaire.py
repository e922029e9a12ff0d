"""The whole way of a municipality, as its clerk walks it."""

import re

import pytest

from tests.e2e.clerk import SENTENCE, TOWN, Clerk
from tests.e2e.words import SECTIONS

QUESTION_OF_SIZE = {"cs": "Kolik má vaše obec obyvatel?", "en": "How many inhabitants do you have?"}
SIZES = {"cs": ("2 000 až 9 999", "10 000 až 49 999"), "en": ("2,000 to 9,999", "10,000 to 49,999")}
TOO_MANY = {  # three activities are the most
    "cs": ["Dotazník", "Hlasování", "Hlášení závad", "Sběr nápadů"],
    "en": ["Survey", "Vote", "Reporting problems", "Collecting ideas"],
}


@pytest.mark.parametrize(("language", "javascript"), [("cs", True), ("en", False)])
def test_the_whole_questionnaire_leads_to_a_reasoned_shortlist(reader, language, javascript):
    clerk = Clerk(reader(language=language, javascript=javascript)).begin()
    clerk.fill_in()
    assert clerk.heading == clerk.says["check_heading"]
    assert [words for words in {SENTENCE[language], *TOWN[language]} if words not in clerk.text] == []
    clerk.show_result()
    assert clerk.heading == clerk.says["result"]
    assert SENTENCE[language] in clerk.text
    assert len(re.findall(clerk.says["range"], clerk.text)) >= 3
    assert clerk.text.count(clerk.says["why_yes"]) == clerk.text.count(clerk.says["what_to_watch"]) == 3


def test_work_goes_on_by_the_link_in_another_browser(reader):
    first = Clerk(reader()).begin()
    first.fill_in_part("Kdo")
    first.follow("Proč$")
    first.choose("Dotace")
    first.press(first.says["later"])
    link = first.page.get_by_label(first.says["edit_link"]).input_value()
    second = Clerk(reader())
    second.page.goto(link)
    assert second.heading == second.says["tasks"]
    second.follow("Proč$")
    assert second.heading == "Co lidem slíbíte?"
    second.follow("Zpět$")
    assert second.option("Dotace").is_checked()


def test_a_colleague_with_the_read_only_link_changes_nothing(reader):
    clerk = Clerk(reader()).begin_like("town")
    clerk.page.goto(f"{clerk.page.url}odkaz/")
    edit, read = (clerk.page.get_by_label(clerk.says[name]).input_value() for name in ("edit_link", "read_link"))
    colleague = Clerk(reader())
    colleague.page.goto(read)
    assert colleague.heading == colleague.says["read_heading"]
    assert edit.rsplit("/", 2)[1] not in colleague.page.content()
    assert colleague.main.get_by_role("button").count() == 0
    assert colleague.reader.open(f"{read.removeprefix(clerk.reader.site)}smazat/").status == 403


@pytest.mark.parametrize(("language", "javascript"), [("cs", True), ("en", False)])
def test_a_changed_answer_leads_to_a_new_result_and_the_old_one_stays(reader, language, javascript):
    clerk = Clerk(reader(language=language, javascript=javascript)).begin_like("town")
    clerk.check()
    first = clerk.show_result()
    before = clerk.text
    clerk.page.go_back()
    clerk.follow(clerk.says["change"] + re.escape(QUESTION_OF_SIZE[language]))
    old, new = SIZES[language]
    assert clerk.option(old).is_checked()
    clerk.choose(new)
    clerk.press(clerk.says["save_and_back"])
    assert clerk.heading == clerk.says["check_heading"]
    assert new in clerk.text
    assert old not in clerk.text
    clerk.page.goto(first)
    assert clerk.says["moved_on"] in clerk.text
    assert before.splitlines()[-1] in clerk.text
    clerk.press(clerk.says["recalculate"])
    assert clerk.page.url == first.replace("/1/", "/2/")
    assert clerk.says["moved_on"] not in clerk.text


def test_a_second_click_on_the_result_makes_no_second_one(reader):
    clerk = Clerk(reader()).begin_like("town")
    clerk.check()
    first = clerk.show_result()
    clerk.page.go_back()
    assert clerk.show_result() == first


@pytest.mark.parametrize(("language", "javascript"), [("cs", False), ("en", True)])
def test_deleted_answers_are_gone(reader, language, javascript):
    clerk = Clerk(reader(language=language, javascript=javascript)).begin_like("town")
    link = clerk.page.url
    clerk.check()
    result = clerk.show_result()
    clerk.page.goto(link)
    clerk.page.goto(f"{link}{clerk.says['link_page']}/")
    clerk.follow(clerk.says["delete"])
    clerk.press(clerk.says["delete_for_good"])
    assert clerk.heading == clerk.says["deleted"]
    for address in (link, result):
        response = clerk.page.goto(address)
        assert (response.status, clerk.heading) == (404, clerk.says["unknown"])


def test_two_colleagues_who_answer_the_same_question_see_both_answers(reader):
    first = Clerk(reader()).begin()
    second = Clerk(reader())
    second.page.goto(first.page.url)
    for clerk, answer in ((first, "Dotace"), (second, "Nabídka dodavatele")):
        clerk.follow("Proč$")
        clerk.choose(answer)
    first.press(first.says["onward"])
    second.press(second.says["onward"])
    assert second.heading == second.says["conflict"]
    assert "Dotace" in second.text
    assert "Nabídka dodavatele" in second.text
    second.choose(second.says["your_answer"])
    second.press(second.says["save_choice"])
    first.page.go_back()
    first.page.reload()
    assert first.option("Nabídka dodavatele").is_checked()


@pytest.mark.parametrize(("language", "javascript"), [("cs", True), ("en", False)])
def test_a_mistake_is_said_at_the_top_and_at_the_question_and_loses_nothing(reader, language, javascript):
    clerk = Clerk(reader(language=language, javascript=javascript)).begin()
    clerk.follow(f"{SECTIONS[language][1]}$")
    for label in TOO_MANY[language]:
        clerk.choose(label)
    clerk.press(clerk.says["onward"])
    summary = clerk.main.get_by_role("alert")
    assert clerk.says["correct_one"] in summary.inner_text()
    assert summary.evaluate("summary => summary === document.activeElement")
    assert [words for words in TOO_MANY[language] if not clerk.box(words).is_checked()] == []
    message = summary.get_by_role("link").inner_text()
    assert clerk.main.get_by_text(message).count() == 2
    summary.get_by_role("link").click()
    assert clerk.main.get_by_role("checkbox").first.evaluate("box => box === document.activeElement")


@pytest.mark.parametrize(("javascript", "shown"), [(True, True), (False, False)])
def test_the_button_that_copies_the_link_is_there_only_where_it_works(reader, javascript, shown):
    clerk = Clerk(reader(javascript=javascript)).begin()
    clerk.page.goto(f"{clerk.page.url}odkaz/")
    assert clerk.main.get_by_role("button", name="Zkopírovat odkaz").first.is_visible() is shown


def test_the_language_switch_keeps_the_place(reader):
    clerk = Clerk(reader()).begin()
    clerk.follow("Kdo$")
    token = clerk.page.url.split("/")[4]
    clerk.go(clerk.page.get_by_role("link", name=clerk.says["other_language"]))
    assert clerk.page.url.startswith(f"{clerk.reader.site}/en/needs/{token}/question/")
    assert "Who must not be left out?" in clerk.heading
