"""The test language: what is accented, what is left alone, and that Django's reader can read it."""

import ast
import gettext
from pathlib import Path

import catalogues
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st


def test_every_letter_is_accented_and_the_message_is_bracketed() -> None:
    assert catalogues.accented("Who is in my life") == "[Ŵĥö îš îñ ṁý ļîƒé]"


def test_no_plain_letter_is_left() -> None:
    every_letter = "The quick brown fox jumps over a lazy dog, THE QUICK BROWN FOX JUMPS OVER A LAZY DOG"

    assert not any(letter.isascii() and letter.isalpha() for letter in catalogues.accented(every_letter))


def test_two_letters_never_become_the_same() -> None:
    assert len(set(catalogues.ACCENTED.values())) == len(catalogues.ACCENTED)


@pytest.mark.parametrize(
    "kept",
    [
        "%(name)s",
        "%(count)d",
        "%(share).1f",
        "%s",
        "%d",
        "%%",
        "{name}",
        '<a href="/help" class="strong">',
        "</a>",
        "<br>",
        "&nbsp;",
        "&#8211;",
    ],
)
def test_placeholders_and_markup_are_left_alone(kept: str) -> None:
    assert catalogues.accented(f"Ask {kept} again") == f"[Âšķ {kept} âĝâîñ]"


def test_a_percent_sign_in_a_sentence_is_not_taken_for_a_placeholder() -> None:
    assert catalogues.accented("50% of them") == "[50% öƒ ţĥéṁ]"


def test_space_around_a_message_stays_outside_its_brackets() -> None:
    assert catalogues.accented("  and\n") == "  [âñð]\n"


def test_nothing_becomes_nothing() -> None:
    assert catalogues.accented("") == ""
    assert catalogues.accented(" ") == " "


@given(before=st.text("abc XYZ.,"), name=st.text("mnopq", min_size=1), after=st.text("def ()'"))
def test_a_name_put_in_later_arrives_as_it_was(before: str, name: str, after: str) -> None:
    said = catalogues.accented(f"{before}%(who)s{after}") % {"who": name}

    assert name in said


def test_one_and_many_are_both_accented() -> None:
    said = catalogues.accented_message(Message(("%(n)s tie", "%(n)s ties")))

    assert said == ("[%(n)s ţîé]", "[%(n)s ţîéš]")


def test_the_built_catalogue_answers_for_words_plurals_and_contexts(tmp_path: Path) -> None:
    catalogue = catalogues.accented_catalogue(
        [Message("Save"), Message(("%(n)s tie", "%(n)s ties")), Message("May", context="month")]
    )
    built = compiled(catalogue, tmp_path)

    assert built.gettext("Save") == "[Šâṽé]"
    assert built.ngettext("%(n)s tie", "%(n)s ties", 1) == "[%(n)s ţîé]"
    assert built.ngettext("%(n)s tie", "%(n)s ties", 3) == "[%(n)s ţîéš]"
    assert built.pgettext("month", "May") == "[Ṁâý]"


def test_words_are_found_in_rules_pages_and_templates(tmp_path: Path) -> None:
    pages = tmp_path / "networks" / "pages"
    pages.mkdir(parents=True)
    (tmp_path / "networks" / "rules.py").write_text('RESTORE = mark("Restore")\n')
    (tmp_path / "networks" / "forms.py").write_text(
        'NAME = gettext_lazy("Name")\nMAY = pgettext_lazy("month", "May")\n'
    )
    (pages / "map.html").write_text(
        "{% trans n=1 %}\n  {{ n }} tie\n{% pluralize %}\n  {{ n }} ties\n{% endtrans %}{{ _('Add') }}"
    )
    (pages / "letter.txt").write_text("{{ _('Dear') }}")

    found = {message.id for message in catalogues.our_messages(tmp_path)}

    assert found == {"Restore", "Name", "May", ("%(n)s tie", "%(n)s ties"), "Add", "Dear"}


def test_a_broken_template_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "broken.html").write_text("{% trans %}never closed")

    with pytest.raises(Exception, match="trans"):
        list(catalogues.our_messages(tmp_path))


@pytest.mark.parametrize("library", catalogues.LIBRARIES)
def test_the_words_of_the_libraries_are_taken_along(library: str) -> None:
    assert any(catalogues.library_messages(library))


def compiled(catalogue: Catalog, folder: Path) -> gettext.GNUTranslations:
    with (folder / "words.mo").open("wb") as opened:
        write_mo(opened, catalogue)
    with (folder / "words.mo").open("rb") as opened:
        return gettext.GNUTranslations(opened)


def test_words_are_found_under_every_name_by_which_they_are_translated() -> None:
    """A word that is marked by a name of its own, and not found by it, stays English in every language."""
    names = {
        alias.asname or alias.name
        for file in catalogues.PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if "gettext" in alias.name
    }

    assert "say" in names
    assert names <= catalogues.KEYWORDS.keys()
