"""The validator never falls over, whatever stands in the files."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.methodology.changing import PUBLISHED, unshared, with_contents
from tools_catalog.methodology.reading import FILES
from tools_catalog.methodology.validator import Fault, faults_of

rubbish = st.sampled_from([None, True, 0, -1, 7.5, "", "text", [], [None], [[]], {}, {"key": "x"}, {"cs": 1}, [1, "a"]])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_value_replaced_by_rubbish_gives_a_list_of_faults(data):
    name = data.draw(st.sampled_from(FILES))
    content = unshared(PUBLISHED.files[name].content)
    owner = data.draw(st.sampled_from(containers(content)))
    place = data.draw(st.sampled_from(list(owner) if isinstance(owner, dict) else list(range(len(owner)))))
    owner[place] = data.draw(rubbish)
    found = faults_of(with_contents({name: content}))
    assert all(isinstance(fault, Fault) for fault in found)


def containers(content):
    """All mappings and lists that hold something."""
    below = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    inner = [container for value in below for container in containers(value)]
    return [content, *inner] if isinstance(content, dict | list) and content else inner
