"""Translations as a file: there and back nothing is lost, and what is not taken is said with its reason."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail_localize.models import StringTranslation, Translation

from site_core.accounts.roles import APPROVERS, TRANSLATORS, make_roles
from site_core.translating.po.files import LARGEST, Fault, Text, Unreadable, has_same_markup, read, written
from site_core.translating.po.taking import Why
from site_core.translating.po.views import REASONS
from site_core.translating.refreshing import refresh
from tests.factories import user
from tests.page_factories import found, page, site
from tests.site_core.translating.about_page import BODY, ENGLISH, publish

SIGNS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)
TRAPS = ['"', "\\", "\n", "\r\n", "<b>", "</b>", '<a id="a1">', "\u2028", "\x85", "#", 'msgid "x"', "ž"]
ANY = st.one_of(SIGNS, st.lists(st.sampled_from(TRAPS), min_size=1).map("".join))


@given(st.lists(st.tuples(ANY, ANY), min_size=1, max_size=5, unique_by=lambda pair: pair[0]))
def test_a_file_gives_back_every_text_as_it_was(pairs):
    texts = [Text(f"place {number}", source, said) for number, (source, said) in enumerate(pairs)]

    assert read(written(texts, "en")) == ("en", texts)


def test_a_text_whose_source_changed_is_unsure_and_shows_what_the_source_said():
    content = written([Text("place", "Nový", "Old", "Page: X", before="Starý")], "en").decode()

    assert '#| msgid "Starý"' in content
    assert "#. Page: X" in content
    assert read(content.encode())[1] == [Text("place", "Nový", "")]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"x" * (LARGEST + 1), Fault.TOO_LARGE),
        ('msgid "ž"'.encode("cp1250"), Fault.NOT_UTF8),
        ('msgid "ž"'.encode("utf-16"), Fault.NOT_UTF8),
        (b"\x89PNG\r\n", Fault.NOT_UTF8),
        (b'msgid "a\nmsgstr', Fault.BROKEN),
        (b"<html></html>", Fault.BROKEN),
        (b"/etc/hostname", Fault.BROKEN),
        (b"", Fault.EMPTY),
        (b"# nothing\n", Fault.EMPTY),
    ],
)
def test_a_file_that_is_none_says_what_is_wrong_with_it(content, fault):
    with pytest.raises(Unreadable) as refused:
        read(content)

    assert refused.value.fault is fault


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("<b>a</b> <i>b</i>", "<i>x</i> <b>y</b>", True),
        ('<a id="a1">a</a>', '<a id="a1">x</a>', True),
        ('<a id="a1">a</a>', '<a id="a2">x</a>', False),
        ("<b>a</b>", "a", False),
        ("a", "<b>a</b>", False),
    ],
)
def test_tags_and_links_have_to_be_the_same_in_any_order(one, other, same):
    assert has_same_markup(one, other) is same


class TestInTheAdministration:
    @pytest.fixture(autouse=True)
    def _a_section(self, db, settings):
        settings.SECOND_FACTOR = False
        site(page("about", body=BODY, lead="Úvod", en=ENGLISH), page("team", parent="about"), page("rules"))
        make_roles()

    @pytest.fixture
    def translator(self):
        browser = Client()
        browser.force_login(user("tom", TRANSLATORS["en"]))
        return browser

    def about(self, key="about"):
        return Translation.objects.get(source__object_id=found(key).translation_key)

    def place(self, path="lead", key="about"):
        return f"{self.about(key).uuid} {path}"

    def file(self, browser, **asked):
        return browser.get(reverse("translations_po_file"), {"language": "en", "scope": "outstanding", **asked})

    def bring(self, browser, *texts, language="en", address="translations_po", args=()):
        content = SimpleUploadedFile("x.po", written(texts, language))
        return browser.post(reverse(address, args=args), {"file": content}, follow=True)

    def said(self, text, key="about"):
        typed = StringTranslation.objects.filter(translation_of__data=text)
        return typed.filter(context__object=found(key).translation_key).values_list("data", flat=True).first()

    def sources(self, answer):
        return {text.source for text in read(answer.content)[1]}

    def test_a_page_a_section_and_all_that_wait_hold_their_texts(self, translator):
        StringTranslation.objects.filter(context__object=found("rules").translation_key).delete()

        of_page = self.sources(self.file(translator, scope="page", page=found("about").pk))
        of_section = self.sources(self.file(translator, scope="section", page=found("about").pk))
        waiting = self.sources(self.file(translator))

        names = {"about cs", "team cs", "rules cs"}
        assert of_page & names == {"about cs"}
        assert of_section & names == {"about cs", "team cs"}
        assert waiting & names == {"rules cs"}

    def refused(self, browser, field, **asked):
        """What a choice that can't be met is told at its field, with no file."""
        answer = self.file(browser, **asked)
        assert answer["Content-Type"].startswith("text/html")
        return [str(error) for error in answer.context["give"].errors[field]]

    def test_without_a_page_it_offers_all_that_wait_a_section_and_one_page_and_has_a_page_chosen(self, translator):
        form = translator.get(reverse("translations_po")).context["give"]

        assert [value for value, _label in form.fields["scope"].choices] == ["outstanding", "section", "page"]
        assert form["scope"].value() == "outstanding"
        assert not form["page"].is_hidden

    @pytest.mark.parametrize("scope", ["page", "section"])
    def test_the_way_from_a_page_chooses_it_its_language_and_how_much(self, translator, scope):
        about = found("about")
        form = translator.get(reverse("translations_po"), {"page": about.pk, "scope": scope}).context["give"]

        assert (form["scope"].value(), form["page"].value(), form["language"].value()) == (scope, about.pk, "en")

    @pytest.mark.parametrize("page", ["", "0", "nonsense"])
    def test_one_page_without_a_page_is_asked_for_at_its_field(self, translator, page):
        assert self.refused(translator, "page", scope="section", page=page) == ["Vyberte stránku."]

    def test_all_that_wait_need_no_page_and_take_none_of_it(self, translator):
        StringTranslation.objects.filter(context__object=found("rules").translation_key).delete()

        assert "rules cs" in self.sources(self.file(translator, page="nonsense"))

    def test_a_file_with_nothing_in_it_is_not_given_and_it_is_said_why(self, translator):
        found("rules", "en").delete()

        [of_page] = self.refused(translator, "page", scope="page", page=found("rules").pk)
        [waiting] = self.refused(translator, "scope")

        assert of_page.startswith("Není co stáhnout")
        assert waiting.startswith("Není co stáhnout")

    def ways(self, html):
        start = reverse("translations_po")
        return re.findall(rf'href="{start}[?]page=(\d+)&amp;scope=(\w+)"', html)

    def test_lists_of_pages_and_the_editor_lead_there_for_a_page_and_for_all_below_it(self, translator):
        about, team = str(found("about", "en").pk), str(found("team", "en").pk)
        listed = translator.get(reverse("wagtailadmin_explore", args=[found("home", "en").pk])).content.decode()
        below = translator.get(reverse("wagtailadmin_explore", args=[about])).content.decode()

        assert {(about, "page"), (about, "section")} <= set(self.ways(listed))
        assert (team, "page") in self.ways(below)
        assert (team, "section") not in self.ways(below)

    def test_the_report_leads_there_those_who_translate_and_nobody_else(self, translator):
        approver = Client()
        approver.force_login(user("eva", APPROVERS))
        way = f'href="{reverse("translations_po")}"'
        told = [way in one.get(reverse("translations")).content.decode() for one in (translator, approver)]

        assert told == [True, False]

    def test_the_page_says_how_many_pages_are_in_no_file_as_nobody_has_begun_them(self, translator):
        found("rules", "en").delete()
        shown = translator.get(reverse("translations_po"))

        assert shown.context["not_begun"] == 1
        assert f"{reverse('translations')}?state=missing" in shown.content.decode()

    def test_what_was_taken_away_comes_back_the_same(self, translator):
        [*texts] = read(self.file(translator, scope="section", page=found("about").pk).content)[1]

        page = self.bring(translator, *texts)

        assert re.findall(r"\d+", page.context["summary"]) == ["0", str(len(texts)), "0"]

    def test_a_text_is_taken_and_nothing_is_published(self, translator):
        self.bring(translator, Text(self.place(), "Úvod", "New lead"))

        assert self.said("Úvod") == "New lead"
        assert found("about", "en").lead == "Lead"

    @pytest.mark.parametrize(
        ("path", "source", "translation", "why"),
        [
            ("lead", "Jiný úvod", "Other", Why.SOURCE_CHANGED),
            ("nothing", "Úvod", "Lead", Why.UNKNOWN_TEXT),
            ("lead", "Úvod", "<b>Lead</b>", Why.MARKUP),
            ("lead", "Úvod", "", Why.EMPTY),
        ],
    )
    def test_what_is_not_taken_says_why_and_changes_nothing(self, translator, path, source, translation, why):
        report = self.bring(translator, Text(self.place(path), source, translation)).context

        assert [reason for reason, _text in report["left"]] == [REASONS[why]]
        assert self.said("Úvod") == "Lead"

    def test_texts_of_no_translation_and_of_another_language_say_so(self, translator):
        other = self.bring(translator, Text(self.place(), "Úvod", "Einleitung"), language="de").context
        unknown = self.bring(translator, Text("nonsense", "Úvod", "X"), Text("", "Úvod", "X")).context

        assert [why for why, _text in other["left"]] == [REASONS[Why.OTHER_LANGUAGE]]
        assert [why for why, _text in unknown["left"]] == [REASONS[Why.UNKNOWN_PAGE]] * 2

    def test_the_translation_editor_takes_texts_of_its_page_alone(self, translator):
        mine, other = Text(self.place(), "Úvod", "Mine"), Text(self.place("title", "rules"), "rules cs", "Other")

        page = self.bring(translator, mine, other, address="wagtail_localize:upload_pofile", args=[self.about().pk])

        assert (self.said("Úvod"), self.said("rules cs", "rules")) == ("Mine", "rules en")
        assert len(page.context["messages"]) == 2

    def test_a_translator_of_another_language_changes_nothing(self):
        browser = Client()
        browser.force_login(user("cyril", TRANSLATORS["cs"]))

        report = self.bring(browser, Text(self.place(), "Úvod", "New")).context

        assert [why for why, _text in report["left"]] == [REASONS[Why.NO_RIGHT]]
        assert self.said("Úvod") == "Lead"

    def test_a_broken_file_says_so_at_its_field(self, translator):
        sent = {"file": SimpleUploadedFile("x.po", 'msgid "ž"'.encode("cp1250"))}

        page = translator.post(reverse("translations_po"), sent)

        assert "UTF-8" in str(page.context["take"].errors["file"])

    def test_the_file_shows_what_the_source_said_before(self, translator):
        publish(found("about"), lead="Nový úvod")
        refresh.func(found("about").pk)

        content = self.file(translator, scope="page", page=found("about").pk).content.decode()

        assert '#| msgid "Úvod"' in content
