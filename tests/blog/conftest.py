"""Good practices that articles speak of are made as their own tests make them."""

from tests.hub.conftest import practices as practices
