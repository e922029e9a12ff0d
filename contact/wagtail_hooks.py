"""Questions of readers in the admin."""

from wagtail import hooks

from contact.question_list import QuestionViewSet


@hooks.register("register_admin_viewset")
def questions() -> QuestionViewSet:
    """List and form of questions."""
    return QuestionViewSet("questions")
