"""The collector of rubbish rests while something large is made."""

import gc

import pytest

from site_core.collector_rest import collector_at_rest


def test_the_collector_rests_inside_and_works_again_afterwards():
    with collector_at_rest():
        resting = not gc.isenabled()

    assert resting
    assert gc.isenabled()


def test_it_works_again_after_an_error():
    with pytest.raises(LookupError), collector_at_rest():
        raise LookupError

    assert gc.isenabled()


def test_it_goes_on_resting_where_it_rested_before():
    with collector_at_rest():
        with collector_at_rest():
            pass

        assert not gc.isenabled()
