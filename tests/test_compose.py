"""compose.yaml says nothing that does not exist, and gives nothing away. No engine of containers is needed for this."""

import json
import re
import string

import pytest
import yaml
from django.core.management import get_commands
from jsonschema import Draft202012Validator

from tests.database_snapshot import ROOT
from tests.production_site import TEMPLATES

TEXT = (ROOT / "compose.yaml").read_text()
COMPOSE = yaml.safe_load(TEXT)
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"] == "civicport"}
ONCE = {"setup"}
DOCKERFILE = (ROOT / "Dockerfile").read_text()
EXAMPLE = (ROOT / ".env.example").read_text()
SPECIFICATION = Draft202012Validator(json.loads((ROOT / "tests" / "compose_spec" / "compose-spec.json").read_text()))
KNOWN = set(re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE))
every_service = pytest.mark.parametrize("name", SERVICES)
each_of_ours = pytest.mark.parametrize("name", OURS)


def words(service):
    return [str(word) for word in service["command"]]


def faults(file):
    return [fault.message for fault in SPECIFICATION.iter_errors(file)]


def test_it_keeps_to_the_specification_of_compose():
    assert faults(COMPOSE) == []


@pytest.mark.parametrize("wrong", [{"heathcheck": {}}, {"init": []}, {"ports": {"80": "8080"}}])
def test_a_wrong_word_or_value_would_be_noticed(wrong):
    assert faults({**COMPOSE, "services": {**SERVICES, "web": {**SERVICES["web"], **wrong}}})


def test_all_parts_of_a_site_are_there():
    assert {"web", "worker", "timer", "backup", "setup", "nginx", "postgres", "redis", "search"} <= set(SERVICES)


def test_only_nginx_is_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service or "network_mode" in service] == ["nginx"]


def test_servers_with_data_reach_nobody_outside():
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    for name in set(SERVICES) - set(OURS) - {"nginx"}:
        assert SERVICES[name]["networks"] == ["inside"]


@every_service
def test_a_service_writes_only_where_it_must_and_has_no_rights(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "cap_add", "devices", "pid"} & set(service)


@every_service
def test_a_service_is_not_root(name):
    if name in OURS:
        assert re.findall(r"^USER (\w+)$", DOCKERFILE.split("# --- what runs")[1], re.MULTILINE) == ["civicport"]
        assert "user" not in SERVICES[name]
    else:
        assert SERVICES[name]["user"].split(":")[0] not in {"", "0", "root"}


@every_service
def test_a_service_is_started_again_and_watched(name):
    service = SERVICES[name]
    assert (service["restart"] == "no") == (name in ONCE)
    assert "healthcheck" in service or "HEALTHCHECK" in DOCKERFILE
    if not service.get("healthcheck", {}).get("disable"):
        assert name not in {"setup", "worker", "timer", "backup"}  # the check of the image asks the web server


@every_service
def test_an_image_has_a_version(name):
    if name not in OURS:
        assert re.search(r":\d", SERVICES[name]["image"])


def test_every_variable_that_is_filled_in_stands_in_the_example():
    assert set(re.findall(r"\$\{([A-Z_]+)", TEXT)) <= KNOWN
    assert "$" not in re.sub(r"\$\{[A-Z_]+(:[?-][^}]*)?\}", "", TEXT)


@each_of_ours
def test_a_service_of_ours_is_given_only_what_the_settings_read(name):
    assert set(SERVICES[name]["environment"]) <= KNOWN
    assert SERVICES[name]["env_file"] == ".env"


def test_the_example_names_only_what_something_reads():
    readers = [*ROOT.glob("site_core/settings/*.py"), ROOT / "deploy" / "gunicorn.conf.py", ROOT / "compose.yaml"]
    read = "".join(file.read_text() for file in readers)
    assert [name for name in KNOWN if name not in read] == []


@each_of_ours
def test_a_command_of_ours_exists(name):
    program, *rest = words(SERVICES[name])
    if program != ".venv/bin/python":
        assert (ROOT / program).stat().st_mode & 0o111
    elif rest[0] == "manage.py":
        assert rest[1] in get_commands()
    else:
        assert rest == ["-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "site_core.wsgi"]
        assert (ROOT / rest[3]).exists()


def test_nginx_is_given_just_what_its_configuration_asks_for():
    template = string.Template((TEMPLATES / "civicport.conf.template").read_text())
    asked = {name for name in template.get_identifiers() if name.isupper()}
    assert set(SERVICES["nginx"]["environment"]) == asked


def test_every_file_that_is_mounted_and_every_volume_exists():
    sources = [volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])]
    for source in sources:
        if source.startswith("./"):
            assert (ROOT / source).exists(), source
        elif not source.startswith("${"):
            assert source in COMPOSE["volumes"], source


def test_readers_come_after_the_database_has_the_shape_of_the_code():
    for name in ("web", "worker", "timer", "backup"):
        assert SERVICES[name]["depends_on"]["setup"] == {"condition": "service_completed_successfully"}
    assert SERVICES["nginx"]["depends_on"]["web"] == {"condition": "service_healthy"}


def test_a_server_that_the_site_goes_on_without_holds_up_no_start():
    assert SERVICES["setup"]["depends_on"] == {
        "postgres": {"condition": "service_healthy"},
        "redis": {"condition": "service_started"},
        "search": {"condition": "service_started"},
    }
    for name in OURS:
        assert not {"redis", "search"} & set(SERVICES[name]["depends_on"]) or name == "setup"


def test_backups_lie_in_a_volume_of_their_own_that_the_user_of_the_image_may_write():
    assert words(SERVICES["backup"])[2:] == ["backup", "/backups", "--daily", "03:20"]
    assert SERVICES["backup"]["volumes"] == ["var:/site/var:ro", "backups:/backups"]
    assert [name for name in SERVICES if "backups:/backups" in SERVICES[name].get("volumes", [])] == ["backup"]
    assert re.search(r"chown civicport .*/backups", DOCKERFILE)


@pytest.mark.parametrize("name", [".env", "certificates", "var", ".git"])
def test_no_secret_gets_into_the_image_or_into_the_history(name):
    assert name in (ROOT / ".dockerignore").read_text().splitlines()
    if name != ".git":
        assert re.search(rf"^/{re.escape(name)}/?$", (ROOT / ".gitignore").read_text(), re.MULTILINE)
