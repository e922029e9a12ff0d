"""The search in the administration."""

from wagtail.snippets.models import register_snippet

from search.synonyms_admin import SynonymViewSet

register_snippet(SynonymViewSet)
