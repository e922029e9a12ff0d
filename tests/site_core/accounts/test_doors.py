"""No address of the administration opens without the second factor, whichever way somebody came in."""

import pytest
from django.contrib.auth.views import LoginView
from django.core.checks import run_checks
from django.test import Client
from django.urls import get_resolver, resolve, reverse
from wagtail.models import Page, PageViewRestriction

from tests.factories import superuser
from tests.site_core.accounts.admin_addresses import admin_addresses
from tests.site_core.accounts.phone import log_in, phone_of

pytestmark = pytest.mark.django_db
WORDS_AND_ICONS = {"wagtailadmin_javascript_catalog", "wagtailadmin_sprite"}  # of Wagtail, nothing of this site
STEPS = ("account_login", "mfa_activate_totp", "mfa_reauthenticate")


def led_away(answer):
    """Whether the answer is the way to the login or the second factor, or a refusal."""
    return answer.status_code == 403 or answer.headers.get("Location", "").partition("?")[0] in map(reverse, STEPS)


def test_the_walk_meets_the_addresses_of_wagtail_and_ours():
    walked = admin_addresses()

    assert len(walked) > 250
    assert all(map(resolve, walked))
    for name, values in [
        *[("wagtailadmin_home", []), ("wagtailusers_users:index", []), ("mail_log", []), ("wagtailadmin_login", [])],
        *[("wagtailadmin_pages:edit", [1]), ("wagtailusers_groups:edit", ["1"]), ("review:index", [])],
    ]:
        assert reverse(name, args=values) in walked, name


@pytest.mark.parametrize("has_phone", [True, False])
def test_no_address_of_the_administration_opens_for_a_password_alone(has_phone):
    jana = superuser("jana")
    if has_phone:
        phone_of(jana)
    browser = Client()
    browser.force_login(jana)

    opened = [
        f"{method} {address}"
        for address in admin_addresses()
        for method in ("get", "post")
        if not led_away(getattr(browser, method)(address))
    ]

    assert opened == []


def test_no_address_of_the_administration_opens_for_a_stranger(client):
    opened = [address for address in admin_addresses() if not led_away(client.get(address))]

    assert [address for address in opened if resolve(address).url_name not in WORDS_AND_ICONS] == []


@pytest.mark.parametrize("address", ["/admin/login/", "/_util/login/", "/en/_util/login/"])
def test_the_logins_of_wagtail_log_nobody_in(client, address):
    superuser("jana")

    answer = client.post(f"{address}?next=/admin/pages/", {"username": "jana", "password": "a long password"})

    assert answer["Location"].endswith("?next=/admin/pages/")
    assert led_away(answer) or answer["Location"].startswith("/en/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "address",
    ["/admin/password_reset/", "/admin/password_reset/done/", "/admin/password_reset/confirm/MQ/x-1/"],
)
def test_the_forgotten_password_of_wagtail_is_closed(client, address, mailoutbox):
    superuser("jana")

    assert led_away(client.get(address))
    assert led_away(client.post(address, {"email": "jana@example.org"}))
    assert mailoutbox == []


def test_no_view_of_the_site_is_a_login_of_django_that_can_be_reached():
    def views(resolver):
        for pattern in resolver.url_patterns:
            yield from views(pattern) if hasattr(pattern, "url_patterns") else [pattern]

    logins = [pattern for pattern in views(get_resolver()) if is_login(pattern)]

    assert logins, "Wagtail has logins of its own, so the walk must meet them"
    for pattern in logins:
        assert resolve(reverse(pattern.name)).func.__name__ == "closed_door", pattern


def is_login(pattern):
    view = getattr(pattern.callback, "view_class", None)
    return bool(view) and issubclass(view, LoginView)


def test_for_the_site_itself_a_password_alone_is_a_stranger(client):
    page = Page.objects.get(depth=2, locale__language_code="cs")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    jana = superuser("jana")
    client.force_login(jana)

    assert client.get("/")["Location"].startswith(reverse("account_login"))
    client.logout()
    log_in(client, jana, phone_of(jana))
    assert client.get("/").status_code == 200


def test_the_second_factor_of_one_person_does_not_count_for_another(client):
    jana, petr = superuser("jana"), superuser("petr")
    log_in(client, jana, phone_of(jana))
    session = client.session
    records = {key: value for key, value in session.items() if key.startswith("account_authentication")}

    thief = Client()
    thief.force_login(petr)
    stolen = thief.session
    stolen.update(records)
    stolen.save()

    assert led_away(thief.get(reverse("wagtailadmin_home")))


def test_a_reader_gets_no_cookie_and_no_question(client):
    answer = client.get("/")

    assert answer.cookies == {}
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_deployment_without_the_second_factor_fails_its_check(settings):
    settings.SECOND_FACTOR = False
    assert "site_core.E001" in [fault.id for fault in run_checks(include_deployment_checks=True)]

    settings.SECOND_FACTOR = True
    assert "site_core.E001" not in [fault.id for fault in run_checks(include_deployment_checks=True)]


def test_where_it_is_switched_off_the_password_opens(client, settings):
    settings.SECOND_FACTOR = False
    client.force_login(superuser("jana"))

    assert client.get(reverse("wagtailadmin_home")).status_code == 200
