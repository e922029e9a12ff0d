"""Settings come from the environment through one reader."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from site_core.settings.environment import Environment


@pytest.fixture
def local_file(tmp_path):
    file = tmp_path / "local.env"
    file.write_text("# made at set-up\nSECRET_KEY=from-the-file\nPORT=x\nDEBUG=maybe\n")
    return file


def test_local_file_gives_a_value(local_file, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    assert Environment(local_file).text("SECRET_KEY") == "from-the-file"


def test_environment_stands_above_the_local_file(local_file, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "from-the-environment")
    assert Environment(local_file).text("SECRET_KEY") == "from-the-environment"


def test_a_missing_variable_is_named(local_file, monkeypatch):
    monkeypatch.delenv("BASE_URL", raising=False)
    with pytest.raises(ImproperlyConfigured, match="BASE_URL is not set"):
        Environment(local_file).text("BASE_URL")


@pytest.mark.parametrize(("read", "name"), [("number", "PORT"), ("flag", "DEBUG")])
def test_a_value_of_the_wrong_kind_is_named(local_file, monkeypatch, read, name):
    monkeypatch.delenv(name, raising=False)
    with pytest.raises(ImproperlyConfigured, match=name):
        getattr(Environment(local_file), read)(name, 0)


def test_an_empty_variable_counts_as_not_set(local_file, monkeypatch):
    monkeypatch.setenv("PROFILE_DAYS", "")
    assert Environment(local_file).number("PROFILE_DAYS", 90) == 90
