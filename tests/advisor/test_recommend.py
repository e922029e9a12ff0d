"""`manage.py recommend`: text for a clerk, bytes for a machine, every fault at once."""

import json

import pytest
from django.core.management import call_command

from tests.advisor.published import publish
from tests.advisor.result_cast import DAY, PROVEN, VILLAGE, fact, price, tool
from tools_catalog import matching
from tools_catalog.adapters import recommendation_document

pytestmark = pytest.mark.django_db

EXCLUDED = tool("beta", PROVEN, {"czech_ui": fact("none")})


@pytest.fixture
def write(tmp_path):
    """Writes a file of answers; gives its path."""

    def written(content):
        path = tmp_path / "answers.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def answers(write):
    publish(tool("alfa", PROVEN, {"price_points": price(12_000)}), EXCLUDED)
    return write({"edition": "2026.1", "answers": VILLAGE})


def printed(capsys, *arguments):
    call_command("recommend", *arguments)
    return capsys.readouterr().out


def faults(capsys, *arguments):
    """What a faulty file prints; nothing may go to standard output."""
    with pytest.raises(SystemExit) as stopped:
        call_command("recommend", *arguments)
    shown = capsys.readouterr()
    assert stopped.value.code == 2
    assert shown.out == ""
    return shown.err.splitlines()


# --- the result ---------------------------------------------------------------------------------------------------
def test_the_text_tells_a_clerk_what_fits_what_it_costs_and_what_dropped_out(capsys, answers):
    text = printed(capsys, answers, "--lang", "en", "--as-of", "2026-11-25").replace("\xa0", " ")
    lines = " ".join(text.split())

    assert lines.startswith("Result for your municipality")
    assert "1. Alfa" in text
    assert "First year: CZK 12,000 [20 November 2026, https://example.org/prices]" in lines
    assert "+ Survey. Branching, anonymity and export of answers." in lines
    assert "? Work in normal use: we do not know." in lines
    assert "Beta: Czech for participants: none" in lines
    assert "computed as of 25 November 2026" in lines


def test_a_price_and_what_is_said_about_it_are_two_sentences(capsys, write):
    publish(tool("alfa", PROVEN, {"price_points": price(12_345, "pop_500_1999", basis="contract")}))
    text = printed(capsys, write({"edition": "2026.1", "answers": VILLAGE}), "--lang", "en").replace("\xa0", " ")

    assert "First year: CZK 6,100 to 24,700. An estimate" in " ".join(text.split())


def test_the_text_is_czech_unless_asked_otherwise(capsys, answers):
    text = " ".join(printed(capsys, answers, "--as-of", "2026-11-25").split())

    assert "Větvení otázek, anonymita a export odpovědí." in text
    assert "25. 11. 2026" in text


def test_lines_are_no_wider_than_a_page_but_for_addresses(capsys, answers):
    lines = printed(capsys, answers, "--lang", "en").splitlines()

    assert all(len(line) <= 100 for line in lines if "https://" not in line)


def test_the_json_is_the_document_of_the_engine_byte_for_byte(capsysbinary, answers):
    outputs = []
    for _time in range(2):
        call_command("recommend", answers, "--format", "json", "--as-of", "2026-11-25")
        outputs.append(capsysbinary.readouterr().out)
    expected = matching.canonical(recommendation_document(VILLAGE, as_of=DAY))

    assert outputs[0] == outputs[1] == expected + b"\n"


def test_the_day_of_the_question_is_an_input(capsys, answers):
    document = json.loads(printed(capsys, answers, "--format", "json", "--as-of", "2031-05-01"))

    assert document["as_of"] == "2031-05-01"
    assert document["listed"][0]["levels"]["surveys"] == [2, 4]


# --- faults -------------------------------------------------------------------------------------------------------
def test_all_faults_of_the_answers_are_listed_at_once(capsys, write):
    wrong = {**VILLAGE, "level": "promise", "activities": "survey", "colour": "red", "integrations": {"fax": "must"}}
    del wrong["size"]
    lines = faults(capsys, write({"edition": "2026.1", "answers": wrong}), "--lang", "en")

    assert lines == [
        "colour: there is no such question.",
        'level: there is no option "promise".',
        'activities: "survey" has the wrong form.',
        "size: a required answer is missing.",
        "integrations.fax: there is no such row.",
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("{", "This is not JSON"),
        ("[]", "The file has to hold an object with “edition” and “answers”."),
        ({"answers": VILLAGE}, "The member “edition” is missing."),
        ({"edition": "2026.1"}, "The member “answers” is missing."),
        ({"edition": "1999.1", "answers": VILLAGE}, "There is no edition “1999.1”. Known: 2026.1."),
        ({"edition": "2026.1", "answers": VILLAGE, "wish": 1}, "Unknown member “wish”."),
        ({"edition": "2026.1", "answers": []}, "answers: [] has the wrong form."),
        ("[" * 100_000, "This is not JSON"),
    ],
)
def test_a_file_of_another_form_says_what_is_wrong(capsys, write, content, line):
    assert faults(capsys, write(content), "--lang", "en")[0].startswith(line)


def test_an_answer_that_stands_there_twice_is_a_fault_because_one_of_the_two_would_be_lost(capsys, write):
    answers = json.dumps(VILLAGE)[:-1] + ', "level": "inform", "integrations": {"nia": "no", "nia": "must"}}'
    lines = faults(capsys, write('{"edition": "2026.1", "answers": ' + answers + "}"), "--lang", "en")

    assert lines[0] == "“nia” stands in the file twice."
    assert "“level” stands in the file twice." in lines


def test_a_file_that_is_not_there_is_named(capsys, tmp_path):
    assert "nowhere.json" in faults(capsys, str(tmp_path / "nowhere.json"))[0]


def test_a_missing_file_and_a_faulty_one_change_nothing_in_the_database(capsys, write, django_assert_num_queries):
    with django_assert_num_queries(0):
        faults(capsys, write("{"))
