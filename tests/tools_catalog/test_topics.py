"""The file that says which tools belong to a topic names topics and activities that there are."""

from site_core.seed_topics import topic_names
from tools_catalog.methodology import current_edition
from tools_catalog.overview import ACTIVITIES
from tools_catalog.topics import activities_by_topic, topics_of


def test_each_topic_and_each_activity_of_the_file_is_one_of_the_site():
    activities = {option.key for option in current_edition().questions[ACTIVITIES].options}

    assert activities_by_topic().keys() <= topic_names().keys()
    assert frozenset().union(*activities_by_topic().values()) <= activities


def test_a_tool_has_each_topic_of_which_it_does_something_once():
    assert topics_of({"participatory_budget", "school", "survey"}) == ("budgets", "young-people")
    assert topics_of({"survey"}) == topics_of(frozenset()) == ()
