"""Facts in words of the active language: labels of the edition, names of languages and countries, units."""

from pathlib import Path

import pytest
import yaml
from django.utils import translation

from tools_catalog.corrections.said_now import said_now
from tools_catalog.corrections.targets import Target
from tools_catalog.fact_words import fact_row, fact_values, language_names, status_words, tags
from tools_catalog.links import links
from tools_catalog.methodology import current_edition
from tools_catalog.overview import first_sentence

EDITION = current_edition()
TOOLS = sorted((Path(__file__).parents[2] / "tools_catalog" / "data" / "tools").glob("*.yaml"))


def words(key, value, language="cs"):
    with translation.override(language):
        return ", ".join(str(part) for part in fact_values(EDITION.facts[key], value)).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("key", "value", "czech", "english"),
    [
        ("open_source", True, "ano", "yes"),
        ("mobile_app", False, "ne", "no"),
        ("licence", "proprietary", "uzavřená", "closed"),
        ("licence", "MIT", "MIT", "MIT"),
        ("czech_ui", {"user": "partial", "percent": 95.8}, "zčásti, 95,8 %", "partial, 95.8 %"),
        ("czech_ui", {"user": "none", "admin": "none"}, "není", "none"),
        ("hosting_modes", ["saas", "self_hosted"], "hotová služba, vlastní server", "ready service, own server"),
        ("hosting_regions", ["CZ", "own_choice"], "Česko, volíte vy", "Czechia, you choose"),
        ("ui_languages", ["de", "cs", "en"], "čeština, angličtina, němčina", "Czech, English, German"),
        ("min_contract_months", 0, "žádný", "none"),
        ("min_contract_months", 12, "12 měsíců", "12 months"),
        ("min_weeks_to_launch", 0, "hned", "at once"),
        ("min_weeks_to_launch", 4, "4 týdny", "4 weeks"),
        ("min_age", 14, "od 14 let", "from the age of 14"),
        (
            "export_formats",
            ["csv", "google_sheets", "geojson"],
            "CSV, Google Sheets, GeoJSON",
            "CSV, Google Sheets, GeoJSON",
        ),
        ("export_formats", ["database_backup"], "záloha databáze", "backup of the database"),
        ("last_release", "2026-04-13", "13. 4. 2026", "13 April 2026"),
        ("api", {"cs": "popsané rozhraní", "en": "documented interface"}, "popsané rozhraní", "documented interface"),
        (
            "ai_features",
            [{"what": {"cs": "překlad", "en": "translation"}, "off_switch": True}],
            "překlad, lze vypnout",
            "translation, can be switched off",
        ),
    ],
)
def test_a_value_is_said_in_both_languages(key, value, czech, english):
    assert words(key, value) == czech
    assert words(key, value, "en") == english


def test_every_format_of_export_in_our_data_has_czech_or_is_the_name_of_a_format():
    stored = [yaml.safe_load(file.read_text(encoding="utf-8"))["facts"].get("export_formats", {}) for file in TOOLS]
    formats = {value for fact in stored for value in fact.get("value") or ()}
    assert len(formats) > 10
    names = {"Google Sheets", "GeoJSON", "Stata XML"}
    for value in formats:
        czech, english = words("export_formats", [value]), words("export_formats", [value], "en")
        assert czech != english or english == english.upper() or english in names, value


@pytest.mark.parametrize(("language", "said"), [("cs", "žádné jsme nenašli"), ("en", "we found none")])
def test_a_list_in_which_we_found_nothing_says_so_on_the_page_and_beside_the_correction_form(language, said):
    stored = {"value": [], "sources": ["https://example.org"], "seen_on": "2026-11-20"}
    record = {"facts": {"ai_features": stored}, "assessments": {}}
    with translation.override(language):
        shown = fact_row(EDITION.facts["ai_features"], stored)
        beside = said_now(Target("fact", "ai_features"), record, EDITION)
    assert (shown.values, beside.words) == ((said,), (said,))
    assert shown.open_list


def test_a_very_long_list_of_languages_is_cut_and_counted():
    codes = ["cs", "en", "sk", "de", "fr", "es", "it", "pl", "pt", "nl", "sv", "da", "fi", "el", "hu"]

    with translation.override("cs"):
        names = language_names(codes)

    assert names[:3] == ("čeština", "slovenština", "angličtina")
    assert names[-1] == "3 další"
    assert len(names) == 13


def test_a_language_that_nobody_has_named_keeps_its_code():
    assert language_names(["gom"]) == ("gom",)


def test_tags_say_what_is_not_known_instead_of_leaving_it_out():
    with translation.override("en"):
        assert tags({"facts": {}}, EDITION) == (
            "open or closed code: we do not know",
            "way of running: we do not know",
            "Czech: we do not know",
        )
        assert tags({"facts": {"open_source": {"value": False}}}, EDITION)[0] == "closed code"


def test_a_status_that_nobody_verified_has_a_word():
    with translation.override("cs"):
        assert str(status_words({"status": "unknown"}, EDITION)) == "neověřeno"
        assert str(status_words({"status": "active"}, EDITION)) == "v provozu a rozvíjí se"


def test_sources_are_named_by_their_site_and_numbered_only_if_several():
    assert [link.name for link in links("https://www.a.cz/x", "https://b.cz/", "https://a.cz/y")] == [
        "a.cz 1",
        "b.cz",
        "a.cz 2",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Jedna věta.", "Jedna věta."),
        ("Portál kraje. Druhá věta.", "Portál kraje."),
        ("Spolek Otevřená města, z. s. Praha ho má také. Konec.", "Spolek Otevřená města, z. s. Praha ho má také."),
        ("Verze (opravdu nová). Další.", "Verze (opravdu nová)."),
    ],
)
def test_the_first_sentence_ends_at_a_real_full_stop(text, first):
    assert first_sentence(text) == first
