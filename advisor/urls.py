"""The ways through the questionnaire."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from advisor import views
from site_core import secret_links as secret_links  # brings <token:...>

app_name = "advisor"
urlpatterns = [
    path("", views.start, name="start"),
    path("", include("advisor.result_urls")),
    path(_("deleted/"), views.deleted, name="deleted"),
    path("<token:token>/", views.tasks, name="tasks"),
    path(_("<token:token>/question/<slug:page>/"), views.question, name="question"),
    path(_("<token:token>/part/<slug:section>/"), views.section, name="section"),
    path(_("<token:token>/check/"), views.check, name="check"),
    path(_("<token:token>/result/"), views.show_result, name="show_result"),
    path(_("<token:token>/link/"), views.link, name="link"),
    path(_("<token:token>/delete/"), views.delete, name="delete"),
    path(_("<token:token>/new-edition/"), views.new_edition, name="new_edition"),
]
