"""The ways through the questionnaire."""

app_name = "advisor"
urlpatterns: list[object] = []
