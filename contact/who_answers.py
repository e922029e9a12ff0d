"""Editors of pages answer readers; only administrators delete a question before its time."""

from site_core.accounts.roles import EDITORS, grant

grant(EDITORS, "contact.view_question", "contact.change_question")
