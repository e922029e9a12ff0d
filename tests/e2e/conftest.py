"""One chromium and one seeded site for all tests here; every reader is watched for cookies, other hosts and errors.

Each module begins with the site as it was seeded: what the tests of another one have written is gone.
"""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import chromium
from tests.database_snapshot import copy
from tests.e2e.desk import Member, make_accounts, make_administrator
from tests.e2e.reader import Reader
from tests.served_site import seeded_file, served

HERE = Path(__file__).parent
ADMINISTRATORS = {"cs": "alena", "en": "alan"}
ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield chrome
        chrome.close()


@pytest.fixture(scope="session")
def site_log(tmp_path_factory):
    """The file with all that the site prints."""
    return tmp_path_factory.mktemp("site") / "site.log"


@pytest.fixture(scope="session")
def database_file(site_log):
    """The database of the site. It is a copy: what readers write is gone afterwards."""
    copy(seeded_file(), file := site_log.with_name("site.sqlite3"))
    return file


@pytest.fixture(scope="session")
def database(database_file):
    """The address of the database of the site."""
    return f"sqlite:///{database_file}"


@pytest.fixture(scope="session")
def site(database, site_log):
    """The address of the seeded site."""
    with served(database, site_log) as address:
        yield address
    assert "Traceback" not in site_log.read_text()


@pytest.fixture(scope="session")
def administrators_keys(browser, site, database):
    """The cookies of two logged-in people who may do everything, by the language of their admin."""
    keys = {}
    for language, name in ADMINISTRATORS.items():
        make_administrator(database, name, language)
        one = Member(browser, site, name, language=language)
        keys[language] = one.context.cookies()
        one.context.close()
    return keys


@pytest.fixture(scope="session")
def untouched(database_file, administrators_keys):
    """The database as no test has touched it yet; both administrators are logged in."""
    copy(database_file, file := database_file.with_name("untouched.sqlite3"))
    return file


@pytest.fixture(scope="module", autouse=True)
def _as_seeded(database_file, untouched):
    copy(untouched, database_file)


@pytest.fixture
def reader(browser, site):
    """Makes readers: `reader(language="en", javascript=False, width=320, theme="dark")`.

    At the end none of them may hold a cookie, have asked another host, have got a broken file or a script error.
    """
    readers = []

    def new(**wishes) -> Reader:
        readers.append(Reader(browser, site, **wishes))
        return readers[-1]

    yield new
    for one in readers:
        cookies, requests, faults = one.context.cookies(), one.requests, one.faults
        one.context.close()
        assert cookies == []
        assert {urlsplit(url).netloc for url in requests if not url.startswith("data:")} == {urlsplit(site).netloc}
        assert faults == []


@pytest.fixture(scope="module")
def member(request, browser, site, database):
    """Makes people of the desk, of those whom the module lists in PEOPLE: `member("jana", javascript=False)`.

    The Jana of another module has an account and rights of her own. At the end none of them may have got a script
    error.
    """
    module = request.module.__name__.rpartition(".")[2]
    make_accounts(database, *((f"{name}.{module}", *rest) for name, *rest in request.module.PEOPLE))
    members = []

    def new(name, **wishes) -> Member:
        members.append(Member(browser, site, f"{name}.{module}", **wishes))
        return members[-1]

    yield new
    faults = [fault for one in members for fault in one.faults]
    for one in members:
        one.context.close()
    assert faults == []


@pytest.fixture(scope="module")
def administrators(browser, site, administrators_keys):
    """Somebody who may do everything, by the language of their admin; each module finds them at a new browser."""
    found = {
        language: Member(browser, site, ADMINISTRATORS[language], language=language, cookies=cookies)
        for language, cookies in administrators_keys.items()
    }
    yield found
    faults = [fault for one in found.values() for fault in one.faults]
    for one in found.values():
        one.context.close()
    assert faults == []
