"""What every template may say: a day as we speak it, a few names, an icon that exists, a form that can be mended."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import engines
from django.urls import NoReverseMatch
from django.utils import timezone, translation
from jinja2 import Environment, UndefinedError
from markupsafe import escape

from kith.ground.web import templates

MAY = datetime(2026, 5, 12, 23, 30, tzinfo=UTC)


@pytest.fixture
def env() -> Environment:
    return engines["jinja2"].env


class Someone(forms.Form):
    name = forms.CharField(label="Name", error_messages={"required": "Write a name."}, max_length=80)
    ring = forms.ChoiceField(label="Ring", choices=[("1", "Closest"), ("2", "Close")], widget=forms.RadioSelect)
    helps = forms.MultipleChoiceField(
        label="Helps", choices=[("f", "Feelings"), ("a", "Advice")], widget=forms.CheckboxSelectMultiple, required=False
    )
    kind = forms.ChoiceField(label="Kind", choices=[("People", [("p", "Person")]), ("x", "Other")], required=False)
    since = forms.DateField(label="Since", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    met = forms.DateTimeField(label="Met", widget=forms.DateTimeInput(attrs={"type": "datetime-local"}), required=False)
    words = forms.CharField(label="Words", widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label="Agreed", required=False)
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


def kit(env: Environment, call: str, **data: object) -> str:
    return env.from_string("{{ kit." + call + " }}").render(**data)


WRITTEN = '<img src=x onerror=alert(1)> 100% "sure"'


@pytest.mark.parametrize(
    "template",
    [
        "{{ words|said }}",
        "{{ bdi(words|said) }}",
        "{{ _(heading) }}",
        "{{ bdi(_(heading)) }}",
        "{% trans who=words %}Ask {{ who }} first.{% endtrans %}",
        "{{ ngettext(heading, heading, 2) }}",
    ],
)
def test_what_somebody_wrote_is_no_markup_though_it_is_translated(env: Environment, template: str) -> None:
    page = env.from_string(template).render(words=WRITTEN, heading="<img src=x onerror=alert(1)>")

    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_a_letter_of_plain_text_says_signs_as_they_are(env: Environment) -> None:
    on = env.overlay(autoescape=False)

    assert on.from_string("{{ _(words) }}").render(words="Paint & Natter <3") == "Paint & Natter <3"
    assert on.from_string("{{ words|said }}").render(words="") == ""


def test_a_day_of_this_year_is_said_without_the_year() -> None:
    assert templates.day(date(2026, 5, 12)) == "Tuesday 12 May"
    assert templates.day(date(2025, 5, 12)) == "Monday 12 May 2025"


def test_a_moment_is_said_where_its_reader_is() -> None:
    with templates.timezone.override("Europe/London"):
        assert templates.when(MAY) == "Wednesday 13 May at 00:30"
        assert templates.machine(MAY) == "2026-05-13T00:30:00+01:00"


def test_a_day_is_said_in_the_readers_language() -> None:
    with translation.override("ar-xb"):
        assert not any(letter.isascii() and letter.isalpha() for letter in templates.day(MAY))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Anne"], "Anne"),
        (["Anne", "Priya"], "Anne and Priya"),
        (["Anne", "Priya", "Sam"], "Anne, Priya and Sam"),
        (["<b>", "Sam"], "&lt;b&gt; and Sam"),
        ([templates.bdi("<Anne>"), "Sam"], "<bdi>&lt;Anne&gt;</bdi> and Sam"),
    ],
)
def test_names_are_joined_as_a_person_would_say_them(names: list[str], said: str) -> None:
    assert templates.listed(names) == said


def test_an_icon_that_does_not_exist_is_an_error() -> None:
    assert 'aria-hidden="true"' in templates.icon("heart")
    assert 'role="img" aria-label="Kept"' in templates.icon("heart", label="Kept")
    with pytest.raises(KeyError, match=r"icons\.svg"):
        templates.icon("hart")


def test_a_route_that_does_not_exist_is_an_error(env: Environment) -> None:
    with pytest.raises(NoReverseMatch):
        env.from_string('{{ url("nowhere") }}').render()


def test_a_variable_that_was_not_given_is_an_error(env: Environment) -> None:
    with pytest.raises(UndefinedError):
        env.from_string("{{ person.name }}").render()


def test_what_people_wrote_is_never_markup(env: Environment) -> None:
    wrote = "<script>alert(1)</script>"

    for page in ("{{ wrote }}", "{{ kit.quote(wrote) }}", "{{ bdi(wrote) }}", '{{ _("Hello %(name)s", name=wrote) }}'):
        said = env.from_string(page).render(wrote=wrote)
        assert str(escape(wrote)) in said
        assert "<script>" not in said


def test_the_summary_counts_and_leads_to_each_field(env: Environment) -> None:
    form = Someone({"ring": "2"})

    one = kit(env, "errors(form)", form=form)
    two = kit(env, "errors(form)", form=Someone({}))

    assert "One thing to look at" in one
    assert '<a href="#id_name">Write a name.</a>' in one
    assert "2 things to look at" in two
    assert 'href="#id_ring"' in two
    assert 'id="id_ring"' in kit(env, 'choices(form["ring"])', form=Someone({})), "the link must find the first choice"


def test_a_form_with_nothing_to_look_at_has_no_summary(env: Environment) -> None:
    assert kit(env, "errors(form)", form=Someone()).strip() == ""


def test_a_fault_of_the_whole_form_is_said_without_a_link(env: Environment) -> None:
    form = Someone({"name": "Anne", "ring": "1"})
    form.add_error(None, "These two may not meet.")

    assert "<li>These two may not meet.</li>" in kit(env, "errors(form)", form=form)


def test_a_mistake_stands_beside_its_field_and_the_text_is_kept(env: Environment) -> None:
    form = Someone({"name": "x" * 81})

    shown = kit(env, 'field(form["name"])', form=form)

    assert 'aria-describedby="id_name-error"' in shown
    assert 'aria-invalid="true"' in shown
    assert 'value="' + "x" * 81 in shown


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("name", '<input id="id_name" type="text" name="name"'),
        ("since", '<input id="id_since" type="date" name="since"'),
        ("words", '<textarea id="id_words" name="words"'),
        ("kind", '<optgroup label="People"><option value="p">Person</option>'),
        ("agreed", '<input id="id_agreed" type="checkbox" name="agreed" value="on"'),
        ("hidden", '<input type="hidden" name="hidden" value="">'),
        ("ring", '<input id="id_ring_1" type="radio" name="ring" value="2"'),
        ("helps", '<input id="id_helps" type="checkbox" name="helps" value="f"'),
    ],
)
def test_every_kind_of_field_has_its_control(field: str, expected: str, env: Environment) -> None:
    shown = " ".join(kit(env, f'field(form["{field}"])', form=Someone()).split())

    assert expected in shown.replace("> <option", "><option")


def test_what_was_chosen_stays_chosen(env: Environment) -> None:
    form = Someone(initial={"ring": 2, "helps": {"a"}, "kind": "p", "agreed": True})

    assert 'value="2" checked' in kit(env, 'choices(form["ring"])', form=form)
    assert kit(env, 'choices(form["helps"])', form=form).count(" checked>") == 1
    assert 'value="p" selected' in kit(env, 'field(form["kind"])', form=form)
    assert "checked" in kit(env, 'tick(form["agreed"])', form=form)


def test_a_moment_stands_as_its_control_would_write_it(env: Environment) -> None:
    with timezone.override(UTC):
        form = Someone(initial={"met": MAY, "since": MAY.date()})

        assert 'type="datetime-local" name="met" autocomplete="off" value="2026-05-12T23:30"' in " ".join(
            kit(env, 'field(form["met"])', form=form).split()
        )
    assert 'value="2026-05-12"' in kit(env, 'field(form["since"])', form=form)


def test_a_field_that_may_stay_empty_says_so(env: Environment) -> None:
    assert "(if you like)" in kit(env, 'field(form["words"])', form=Someone())
    assert "(if you like)" not in kit(env, 'field(form["name"])', form=Someone())
