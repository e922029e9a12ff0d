"""The form of the contact page stands on the page; here is where it is sent and what comes after."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from contact import views

app_name = "contact"
urlpatterns = [
    path("", views.ask, name="ask"),
    path(_("sent/"), views.sent, name="sent"),
]
