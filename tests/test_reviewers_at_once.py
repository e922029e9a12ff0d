"""Two reviewers save one tool at the same moment, on the real server and on both databases: nothing is lost unseen."""

import re
from functools import partial
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from tests.at_once import NoRedirect, together
from tests.e2e.desk import PASSWORD, make_accounts
from tests.form_reader import fields_of

ROUNDS, LOGIN = 4, "/ucet/prihlaseni/"
PEOPLE = (("jana", "Reviewers", "en"), ("petr", "Reviewers", "en"), ("hana", "Chief reviewers", "en"),
          ("hugo", "Chief reviewers", "en"))  # fmt: skip


@pytest.fixture(scope="module")
def people(on_either_database):
    """Logged-in people of the desk by name."""
    site, database = on_either_database
    make_accounts(database, *PEOPLE)
    return {name: Reviewer(site, name) for name, _group, _language in PEOPLE}


class Reviewer:
    """Somebody with an account and an open admin."""

    def __init__(self, site, name):
        self.site = site
        self.opener = build_opener(NoRedirect, HTTPCookieProcessor(CookieJar()))
        login = fields_of(self.get(LOGIN)) | {"login": name, "password": PASSWORD}
        assert self.post(LOGIN, login) == 302

    def get(self, path):
        with self.opener.open(self.site + path, timeout=30) as response:
            return response.read().decode()

    def post(self, path, fields):
        """The status of the answer."""
        request = Request(self.site + path, data=urlencode(fields, doseq=True).encode())
        try:
            with self.opener.open(request, timeout=30) as response:
                return response.status
        except HTTPError as answer:
            return answer.code


def drafts(people, path, *criteria):
    found = fields_of(people["jana"].get(path))
    return [found[f"{criterion}-note_en"] for criterion in criteria]


def test_of_two_drafts_of_one_cell_one_is_saved_and_the_other_is_shown_beside_it(people):
    path = "/admin/review/decidim/"
    for turn in range(ROUNDS):
        forms = [
            partial(people[name].post, path, fields_of(people[name].get(path)) | note("surveys", f"{name} {turn}"))
            for name in ("jana", "petr")
        ]
        assert together(*forms) == [302, 409]
        assert drafts(people, path, "surveys")[0] in {f"jana {turn}", f"petr {turn}"}


def test_drafts_of_different_cells_are_both_saved(people):
    path = "/admin/review/consul-democracy/"
    for turn in range(ROUNDS):
        forms = [
            partial(people[name].post, path, fields_of(people[name].get(path)) | note(criterion, f"{name} {turn}"))
            for name, criterion in (("jana", "surveys"), ("petr", "voting"))
        ]
        assert together(*forms) == [302, 302]
        assert drafts(people, path, "surveys", "voting") == [f"jana {turn}", f"petr {turn}"]


def note(criterion, text):
    return {f"{criterion}-note_cs": text, f"{criterion}-note_en": text}


def test_a_batch_published_by_two_people_at_once_is_published_once(people):
    jana, petr, path = people["jana"], people["petr"], "/admin/review/loomio/"
    assert jana.post(path, fields_of(jana.get(path)) | note("surveys", "Checked again.")) == 302
    [batch] = set(re.findall(r"/admin/review/batch/\d+/", jana.get(path)))
    reason = {"step": "submit", "reason_cs": "Ověřeno znovu.", "reason_en": "Checked again."}
    assert jana.post(batch, fields_of(jana.get(batch)) | reason) == 302
    shown = petr.get(batch)
    ticked = dict.fromkeys(re.findall(r'name="(check-\d+-seen)"', shown), "on")
    assert petr.post(batch, fields_of(shown) | ticked | {"step": "approve"}) == 302

    forms = [
        partial(people[name].post, batch, fields_of(people[name].get(batch)) | {"step": "publish"})
        for name in ("hana", "hugo")
    ]
    assert together(*forms) == [302, 409]
