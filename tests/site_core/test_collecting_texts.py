"""Texts of code and templates are found, kept in step with the Czech file, and none may lack its Czech."""

import polib

from site_core.collecting_texts import Found, faults, found_texts, renewed, texts_of

CODE = """
_("Continue")
ngettext("%(n)s tool", "%(n)s tools", n)
pgettext("a level", "None")
gettext(variable)
"""
TEMPLATE = """{% load i18n %}<h1>{% translate "Don't buy yet" %}</h1>
{% blocktranslate count n=tools|length trimmed %}
  One tool
{% plural %}
  {{ n }} tools
{% endblocktranslate %}{# it's a comment #}<a title="{% translate 'Back' context 'navigation' %}">isn't</a>"""


def po(*entries):
    file = polib.POFile()
    file.extend(entries)
    return file


def test_texts_plurals_and_contexts_of_code_are_found():
    assert list(texts_of(CODE, "x.py")) == [
        Found("Continue", "", "", "x.py"),
        Found("%(n)s tool", "%(n)s tools", "", "x.py"),
        Found("None", "", "a level", "x.py"),
    ]


def test_texts_of_templates_are_found(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    assert {(f.text, f.plural, f.context) for f in found_texts(tmp_path)} == {
        ("Don't buy yet", "", ""),
        ("One tool", "%(n)s tools", ""),
        ("Back", "", "navigation"),
    }


def test_texts_of_an_indented_template_are_found(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(
        "{% load i18n %}\n    <p>\n      {% blocktranslate trimmed %}\n        Back\n      {% endblocktranslate %}\n"
        "  </p>\n"
        '<p>{% translate "On" %}</p>'
    )
    assert [f.text for f in found_texts(tmp_path)] == ["Back", "On"]


def test_old_translations_are_kept_and_unused_ones_dropped():
    old = po(polib.POEntry(msgid="Continue", msgstr="Pokračovat"), polib.POEntry(msgid="Gone", msgstr="Pryč"))
    new = renewed(old, [Found("Continue", "", "", "x.py"), Found("Back", "", "", "x.py")])
    assert [(entry.msgid, entry.msgstr) for entry in new] == [("Back", ""), ("Continue", "Pokračovat")]


def test_a_text_without_czech_is_a_fault_that_names_the_file():
    assert faults(po(), [Found("Back", "", "", "x.py")]) == ["x.py: no Czech for 'Back'"]


def test_a_plural_needs_all_three_czech_forms():
    entry = polib.POEntry(
        msgid="%(n)s tool", msgid_plural="%(n)s tools", msgstr_plural={0: "nástroj", 1: "nástroje", 2: ""}
    )
    assert len(faults(po(entry), [Found("%(n)s tool", "%(n)s tools", "", "x.py")])) == 1


def test_a_guess_is_a_fault():
    entry = polib.POEntry(msgid="Back", msgstr="Zpět", flags=["fuzzy"])
    assert len(faults(po(entry), [Found("Back", "", "", "x.py")])) == 1


def test_a_czech_text_that_no_code_uses_is_a_fault():
    assert faults(po(polib.POEntry(msgid="Gone", msgstr="Pryč")), []) == ["no code uses 'Gone'"]
