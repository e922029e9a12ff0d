"""A supplier asks for a correction, confirms it by the link in the mail, a chief reviewer decides, readers see it."""

import re
import time
from urllib.parse import urlsplit

import pytest

from tests.e2e.accessibility import come_to_rest, violations
from tests.e2e.mailbox import mail, text_of
from tests.e2e.reader import PREFIX
from tests.e2e.test_pages import barriers
from tests.e2e.visitor import Visitor
from tests.tools_catalog.corrections.supplier import WORDS as WRITTEN

PATIENCE = 20  # seconds for a mail, which is written as soon as the form is stored
WORDS = {
    "cs": {
        "profile": "/nastroje/{tool}/", "ask": "Požádat o opravu", "what": "Co se má opravit", "text": "Co tam má být",
        "evidence": "Kde se to dá ověřit", "vendor": "Ano, za dodavatele", "name": "Vaše jméno", "email": "Váš e-mail",
        "send": "Odeslat žádost", "sent": "Potvrďte žádost odkazem v e-mailu", "here": "neopustí tento počítač",
        "confirm": "Potvrdit žádost", "confirmed": "Potvrzeno, děkujeme", "verifying": "Prověřujeme žádost o opravu",
        "changes": "/nastroje/{tool}/zmeny/",
        "accepted": "O opravu žádal někdo, kdo se uvádí jako dodavatel. Žádost jsme uznali.",
        "reason": "Dokumentace to ukazuje.", "correct_all": "Než půjdete dál, opravte 6 věcí",
        "taken_back": "Žádost je smazaná", "take_back": "Vzít zpět a smazat", "form": "/nastroje/{tool}/oprava/",
    },
    "en": {
        "profile": "/tools/{tool}/", "ask": "Ask for a correction", "what": "What should be corrected",
        "text": "What should stand there", "evidence": "Where it can be verified", "vendor": "Yes, for the supplier",
        "name": "Your name", "email": "Your e-mail address", "send": "Send the request",
        "sent": "Confirm the request by the link in the mail", "here": "No mail leaves this machine",
        "confirm": "Confirm the request", "confirmed": "Confirmed, thank you",
        "verifying": "We are verifying a request for a correction", "changes": "/tools/{tool}/changes/",
        "accepted": "Somebody who says they write for the supplier asked for a correction. We accepted the request.",
        "reason": "The documentation shows it.",
        "correct_all": "Before you go on, correct 6 things", "taken_back": "The request is deleted",
        "take_back": "Take it back and delete it", "form": "/tools/{tool}/correction/",
    },
}  # fmt: skip


class Supplier(Visitor):
    """A reader who writes about one tool."""

    def __init__(self, one, tool, email):
        super().__init__(one)
        self.says, self.tool, self.email = WORDS[one.language], tool, email

    @property
    def text(self):
        return re.sub(r"\s+", " ", self.main.inner_text())

    def open(self, name):
        self.reader.open(PREFIX[self.language] + self.says[name].format(tool=self.tool))

    def press(self, name):
        super().press(self.says[name])

    def write(self):
        """From the page of the tool to the page that says what comes next."""
        self.open("profile")
        self.go(self.main.get_by_role("link", name=self.says["ask"], exact=True))
        self.main.get_by_label(self.says["what"]).select_option("criterion.surveys")
        self.main.get_by_label(self.says["text"]).fill(WRITTEN["text"])
        self.main.get_by_label(self.says["evidence"]).fill(WRITTEN["evidence_url"])
        self.main.locator("label").filter(has_text=self.says["vendor"]).click()
        self.main.get_by_label(self.says["name"]).fill(WRITTEN["name"])
        self.main.get_by_label(self.says["email"]).fill(self.email)
        self.press("send")

    def open_link(self):
        """Opens the link out of the mail; returns its path."""
        path = urlsplit(re.search(r"https?://\S+", mail_to(self.email))[0]).path
        self.reader.open(path)
        return path


def mail_to(address):
    """The text of the mail to this address, out of its file."""
    return text_of(mail(address, "", PATIENCE))


@pytest.fixture
def supplier(reader, site):
    """Makes suppliers; each run has an address of its own, for files of earlier ones stay."""

    def new(tool, **wishes):
        return Supplier(reader(**wishes), tool, f"{tool}-{urlsplit(site).port}-{time.time_ns()}@example.org")

    return new


PEOPLE = (("petra", "Chief reviewers", "cs"),)


@pytest.fixture(scope="module")
def chief(member):
    return member("petra")


@pytest.fixture
def administrator(administrators):
    return administrators["cs"]


def take_up(chief, tool_name):
    """The chief opens the queue, the correction of this tool, and takes it up."""
    page, main = chief.page, chief.page.locator("#main")
    chief.open("/admin/corrections/?state=confirmed")
    with page.expect_navigation():
        page.get_by_role("link", name=tool_name).first.click()
    found = violations(page, "#main")
    chief.press("Vzít k prověření", inside=main)
    return found


def decide(chief, tool_name):
    """The chief opens the queue, the correction of this tool, and accepts it."""
    page, main = chief.page, chief.page.locator("#main")
    chief.open("/admin/corrections/?state=confirmed")
    with page.expect_navigation():
        page.get_by_role("link", name=tool_name).first.click()
    found = violations(page, "#main")
    main.get_by_label("Uznat").check()
    main.get_by_label("Důvod, česky").fill(WORDS["cs"]["reason"])
    main.get_by_label("Důvod, anglicky").fill(WORDS["en"]["reason"])
    chief.press("Rozhodnout", inside=main)
    return found


@pytest.mark.parametrize(("language", "javascript", "tool", "name"), [
    ("cs", False, "decidim", "Decidim"), ("en", True, "consul-democracy", "CONSUL"),
])  # fmt: skip
def test_a_correction_goes_from_the_supplier_to_the_change_log(supplier, chief, language, javascript, tool, name):
    one = supplier(tool, language=language, javascript=javascript)
    one.write()
    assert one.says["sent"] in one.text
    assert one.says["here"] in one.text
    one.open_link()
    one.press("confirm")
    assert one.says["confirmed"] in one.text
    one.open("profile")
    assert one.says["verifying"] not in one.text
    assert take_up(chief, name) == []
    one.open("profile")
    assert one.says["verifying"] in one.text
    assert decide(chief, name) == []
    one.open("changes")
    assert one.says["accepted"] in one.text
    assert one.says["reason"] in one.text
    one.open("profile")
    assert one.says["verifying"] not in one.text
    assert WRITTEN["name"] not in one.text


def test_what_a_chief_accepts_waits_on_the_review_sheet_and_not_on_the_page(supplier, chief):
    one = supplier("polis")
    one.write()
    one.open_link()
    one.press("confirm")
    decide(chief, "Polis")
    chief.open("/admin/review/polis/#surveys")
    assert chief.page.locator("#surveys").locator(f"[value='{WRITTEN['evidence_url']}']").count() == 1
    one.open("profile")
    assert one.page.locator(f"[href='{WRITTEN['evidence_url']}']").count() == 0


@pytest.mark.parametrize("language", ["cs", "en"])
def test_all_pages_of_a_correction_have_no_barriers(supplier, language):
    one = supplier("loomio", language=language)
    one.open("form")
    one.press("send")
    assert one.says["correct_all"] in one.text
    assert one.page.evaluate("document.activeElement.id") == "errors"
    found = barriers(one.reader)
    one.write()
    found += barriers(one.reader)
    path = one.open_link()
    found += barriers(one.reader)
    one.press("confirm")
    found += barriers(one.reader)
    one.press("take_back")
    assert one.says["taken_back"] in one.text
    found += barriers(one.reader)
    one.reader.open(path)
    found += barriers(one.reader)
    assert found == []


def test_the_queue_and_the_mail_log_have_no_barriers(supplier, administrator):
    one = supplier("mentimeter")
    one.write()
    one.open_link()
    one.press("confirm")
    page, found = administrator.page, []
    for path in ("/admin/corrections/", "/admin/reports/mails/"):
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            administrator.open(path)
            come_to_rest(page)
            found += violations(page, "#listing-results")
            with page.expect_navigation():
                page.locator("#listing-results").get_by_role("link", name="Mentimeter").first.click()
            come_to_rest(page)
            found += violations(page, "#main")
    assert found == []
