"""What is written about rights, as typed values."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from kith.ground.ids import AccountId, OrganisationId
from kith.people.forms import SaidForm, a_day, terms
from kith.people.rules.terms import Term
from kith.rights.actions.capacity import Weighed
from kith.rights.actions.complaints import Words
from kith.rights.actions.interpreting import Setting
from kith.rights.actions.representatives import Somebody
from kith.rights.rules.capacity import Assessment, Checked, Imca, Limb, Outcome, Path, Question
from kith.rights.rules.complaints import Found, Matter, Shape, Since, Told
from kith.rights.rules.interpreting import By, Comes, Community, Interpreter, Known, Occasion, Presence
from kith.rights.rules.representatives import Authority, Mandate, Sees

LONG = 20_000
CHOOSE = {"required": _("Choose one.")}
A_FEW_WORDS = {"required": _("Write a few words; they need not be perfect.")}
YES_OR_NO = [("yes", _("Yes")), ("no", _("No"))]


def _long(label: Any, *, required: bool = True, help_text: Any = "", most: int = LONG) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        help_text=help_text,
        widget=forms.Textarea,
        error_messages=A_FEW_WORDS,
    )


def _line(label: Any, *, required: bool = True, help_text: Any = "", most: int = 150) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=most, help_text=help_text, error_messages=A_FEW_WORDS
    )


def _one_of(label: Any, kind: type[Term], *, required: bool = True, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=terms(kind),
        widget=forms.RadioSelect,
        required=required,
        help_text=help_text,
        error_messages=CHOOSE,
    )


def _yes_or_no(label: Any, *, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=YES_OR_NO, widget=forms.RadioSelect, help_text=help_text, error_messages=CHOOSE
    )


# ---- saying that something went wrong ----


class SayForm(forms.Form):
    """Something that went wrong, or well. Who may not sign in says it too, and how they are reached."""

    matter = _one_of(_("What is it?"), Matter)
    wants_advocate = _yes_or_no(
        _("Would you like somebody on your side to help you with this?"),
        help_text=_("An advocate helps you to say what you want. They do not work for us, and it costs you nothing."),
    )
    what = _long(_("What happened?"), help_text=_("Your own words are best. You do not have to be sure."))
    about_whom = _line(
        _("Is it about somebody?"),
        required=False,
        most=300,
        help_text=_("Write their name if you know it. They will not see this, and will not look into it."),
    )
    wanted = _long(_("What would put it right?"), required=False)
    may_be_named = _yes_or_no(_("May the group know that it was you?"))
    whose = forms.ChoiceField(
        label=_("Whose words are these?"),
        choices=[("theirs", _("Theirs: I write it down for them")), ("mine", _("Mine"))],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    said_by = _line(_("What are you called?"), required=False, help_text=_("You can leave this empty."))
    reach = _line(
        _("How can we reach you?"),
        required=False,
        most=300,
        help_text=_("A phone number, an e-mail or a postal address. Without one we cannot answer you."),
    )
    service = forms.TypedChoiceField(label=_("Which service is it about?"), coerce=UUID, error_messages=CHOOSE)

    def __init__(
        self,
        *sent: Any,
        is_signed_in: bool,
        about: str,
        group: str,
        services: Iterable[tuple[OrganisationId, str]],
        **more: Any,
    ) -> None:
        super().__init__(*sent, **more)
        self.about, self.group = about, group
        choices = [(str(pk), name) for pk, name in services]
        self.fields["service"].choices = choices  # type: ignore[attr-defined] # a field of choices
        unasked = {
            "may_be_named": not group,
            "whose": not about,
            "said_by": is_signed_in,
            "reach": is_signed_in and not about,
            "service": is_signed_in or len(choices) == 1,
        }
        for name, is_so in unasked.items():
            if is_so:
                del self.fields[name]
        self._only = choices[0][0] if len(choices) == 1 else ""

    @property
    def organisation_id(self) -> OrganisationId:
        """The service that somebody who is not signed in says it to."""
        return OrganisationId(self.cleaned_data.get("service") or UUID(self._only))

    def words(self, *, name: str, is_me: bool) -> Words:
        """What is said, and whose words they are."""
        given = self.cleaned_data
        is_theirs = given.get("whose") == "theirs"
        return Words(
            what=given["what"],
            said_by=self.about if is_theirs else given.get("said_by") or name,
            wanted=given["wanted"],
            about_whom=given["about_whom"],
            reach=given.get("reach", ""),
            wants_advocate=given["wants_advocate"] == "yes",
            may_be_named=given.get("may_be_named") == "yes",
            is_persons_word=is_theirs or is_me,
        )


class ToldForm(forms.Form):
    """How somebody was told, in a form that they can take in."""

    told = _one_of(_("How do you tell them?"), Told)
    shape = _one_of(_("In which form?"), Shape)


class AcknowledgeForm(ToldForm):
    words = _long(_("What do you say to them?"), most=2_000, help_text=_("Thank them, and say what happens now."))
    answer_by = a_day(_("By which day do they get an answer?"))

    field_order = ("words", "told", "shape", "answer_by")

    def __init__(self, *sent: Any, today: date, **more: Any) -> None:
        super().__init__(*sent, **more)
        self.today = today

    def clean_answer_by(self) -> date:
        """Refuse a day that has gone."""
        on: date = self.cleaned_data["answer_by"]
        if on < self.today:
            raise forms.ValidationError(say("That day has gone. Choose one that is still to come."))
        return on


class AnswerForm(ToldForm):
    found = _one_of(_("What did you find?"), Found)
    words = _long(_("What do you say to them?"), help_text=_("What you looked at, what you found, what is done now."))
    learnt = _long(_("What do we do differently from now on?"), most=2_000)

    field_order = ("found", "words", "learnt", "told", "shape")


class SinceForm(forms.Form):
    since = _one_of(_("How has it been since they spoke up?"), Since)
    words = _long(_("What did they say?"), required=False, most=2_000)


class ColleagueForm(forms.Form):
    """One colleague out of a few."""

    account_id = forms.TypedChoiceField(label=_("Who?"), coerce=UUID, widget=forms.RadioSelect, error_messages=CHOOSE)

    def __init__(self, *sent: Any, colleagues: Iterable[tuple[AccountId, str]], **more: Any) -> None:
        super().__init__(*sent, **more)
        self.fields["account_id"].choices = [(str(pk), name) for pk, name in colleagues]  # type: ignore[attr-defined]


class GroupForm(forms.Form):
    words = _long(
        _("What do you ask them to put right?"),
        most=2_000,
        help_text=_("Write it so that nobody can tell who said it, unless they agreed to be named."),
    )


class IssueForm(forms.Form):
    words = _long(_("What did you do about it?"), most=2_000)


# ---- who speaks for somebody ----


class RepresentativeForm(forms.Form):
    """Somebody with an authority to speak for a person."""

    name = _line(_("What are they called?"))
    authority = _one_of(_("What does it rest on?"), Authority)
    sees = forms.MultipleChoiceField(
        label=_("What are they shown when they sign in?"),
        choices=terms(Sees),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what they need. Choose nothing if they do not sign in. Nobody gets the map this way."),
    )
    begins_on = a_day(_("From which day?"))
    ends_on = a_day(_("Until which day?"), required=False)
    document = _line(
        _("Which document did you see yourself?"),
        required=False,
        most=300,
        help_text=_("Leave it empty if you have not seen it. Until somebody has, nothing is opened."),
    )
    seen_on = a_day(_("On which day did you see it?"), required=False)
    their_word = _long(_("What does the person say about it?"), required=False, most=2_000)
    phone = _line(_("Their phone number"), required=False, most=40)
    email = forms.EmailField(label=_("Their e-mail address"), required=False)

    def __init__(self, *sent: Any, today: date, **more: Any) -> None:
        super().__init__(*sent, **more)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Ask for the day on which a document was seen, and for one that has been."""
        cleaned = super().clean() or {}
        if cleaned.get("document") and not cleaned.get("seen_on"):
            self.add_error("seen_on", say("Write the day on which you saw it."))
        if (cleaned.get("seen_on") or self.today) > self.today:
            self.add_error("seen_on", say("Choose today or a day that has been."))
        return cleaned

    @property
    def who(self) -> Somebody:
        given = self.cleaned_data
        return Somebody(given["name"], given["phone"], given["email"])

    @property
    def mandate(self) -> Mandate:
        given = self.cleaned_data
        return Mandate(
            Authority(given["authority"]),
            frozenset(Sees(one) for one in given["sees"]),
            given["begins_on"],
            given["ends_on"],
            given["seen_on"],
            given["their_word"],
        )


class EvidenceForm(forms.Form):
    document = _line(_("Which document did you see yourself?"), most=300)
    seen_on = a_day(_("On which day did you see it?"))

    def __init__(self, *sent: Any, today: date, **more: Any) -> None:
        super().__init__(*sent, **more)
        self.today = today

    def clean_seen_on(self) -> date:
        """Refuse a day that is still to come."""
        on: date = self.cleaned_data["seen_on"]
        if on > self.today:
            raise forms.ValidationError(say("Choose today or a day that has been."))
        return on


class LetInForm(forms.Form):
    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("Whoever has this address here already keeps their one way in."),
        error_messages={"required": _("Write an e-mail address.")},
    )
    sign_in_name = forms.RegexField(
        r"^[\w.-]{2,60}$",
        label=_("A sign-in name for them"),
        help_text=_("Letters, digits, dots and dashes."),
        error_messages={"required": _("Write a sign-in name."), "invalid": _("Letters, digits, dots and dashes only.")},
    )


class BecauseForm(forms.Form):
    because = _line(_("Why does it end?"), most=500)


# ---- one decision ----


class CapacityForm(forms.Form):
    """One decision, the help that was tried, and the four things it takes."""

    decision = _line(
        _("Which one decision is it?"),
        most=500,
        help_text=_("For example: “Whether to move to Quay House in June.” Never “everything”."),
    )
    made_on = a_day(_("On which day did you look at it together?"))
    support_tried = _long(
        _("Which help with understanding and saying it was tried?"),
        help_text=_("Their board, signs, photos, an interpreter, another time of day, somebody they trust."),
    )
    understand = _yes_or_no(_("Could they understand what matters for this decision?"))
    retain = _yes_or_no(_("Could they keep it in mind long enough to decide?"))
    weigh = _yes_or_no(_("Could they use it, or weigh it up?"))
    communicate = _yes_or_no(_("Could they say what they decide, by whatever way?"))
    outcome = _one_of(_("What was found?"), Outcome)
    cause = _long(
        _("If they cannot now: how is an illness or condition the reason for it?"),
        required=False,
        help_text=_("Not what they choose, but why they cannot choose."),
    )
    apart_from_the_choice = _long(
        _("What shows it, apart from the choice itself?"),
        required=False,
        help_text=_("Ask yourself: would you think so if you agreed with the choice? An unwise choice is their own."),
    )
    may_change = forms.BooleanField(label=_("It may be different on another day"), required=False)
    review_on = a_day(_("When is it looked at again?"), required=False)
    told_parents = _long(_("What do they want their parents to be told?"), required=False, most=2_000)

    def __init__(self, *sent: Any, path: Path, **more: Any) -> None:
        super().__init__(*sent, **more)
        self.path = path
        if path is not Path.YOUNG:
            del self.fields["told_parents"]

    @property
    def assessment(self) -> Assessment:
        given = self.cleaned_data
        return Assessment(
            path=self.path,
            decision=given["decision"],
            made_on=given["made_on"],
            support_tried=given["support_tried"],
            could={limb: given[limb.value] == "yes" for limb in Limb},
            outcome=Outcome(given["outcome"]),
            cause=given["cause"],
            apart_from_the_choice=given["apart_from_the_choice"],
            may_change=given["may_change"],
            review_on=given["review_on"],
            told_parents=given.get("told_parents", ""),
        )


class ChildForm(forms.Form):
    """One decision with somebody younger than 16, in five parts."""

    decision = _line(_("Which one decision is it?"), most=500)
    made_on = a_day(_("On which day did you look at it together?"))
    what = _yes_or_no(Question.WHAT.words)
    how = _yes_or_no(Question.HOW.words)
    if_yes = _yes_or_no(Question.IF_YES.words)
    if_no = _yes_or_no(Question.IF_NO.words)
    own = _yes_or_no(Question.OWN.words)
    in_their_words = _long(_("What did they say, in their words?"))
    told_parents = _long(_("What do they want their parents to be told?"), required=False, most=2_000)

    def __init__(self, *sent: Any, **more: Any) -> None:
        super().__init__(*sent, **more)
        for question in Question:
            self.fields[question.value].label = say(question.words)

    @property
    def answers(self) -> Mapping[Question, bool]:
        return {question: self.cleaned_data[question.value] == "yes" for question in Question}


class BestInterestsForm(forms.Form):
    """What is decided for somebody about one decision, and on what."""

    wishes = _long(
        _("What do they want and feel? What did they say or show before?"), help_text=_("Their words, signs, habits.")
    )
    asked = _long(
        _("Whom did you ask, and what did they say?"),
        required=False,
        help_text=_("One on each line: a name, a colon, what they said. “Anne: she loves her garden.”"),
    )
    nobody_because = _line(_("If nobody: why is there nobody to ask?"), required=False, most=500)
    options = _long(_("Which ways are there? One on each line"), help_text=_("At least two."))
    decided = _long(_("What is decided?"))
    why_not_less = _long(_("Why would a way that leaves them freer not do?"))
    attorney = _one_of(_("Is there an attorney or deputy for this?"), Checked)
    advance_decision = _one_of(_("Is there an advance decision to refuse this?"), Checked)
    imca = _one_of(_("Was a mental capacity advocate asked for?"), Imca)
    maker = _line(_("Who decides?"))
    bans_contact = _yes_or_no(_("Does it stop them from seeing somebody?"))
    is_disputed = _yes_or_no(_("Does the person, or anybody close to them, disagree?"))
    review_on = a_day(_("When is it looked at again?"))

    @property
    def weighed(self) -> Weighed:
        given = self.cleaned_data
        return Weighed(
            wishes=given["wishes"],
            asked=_names_and_words(given["asked"]),
            options=tuple(line.strip() for line in given["options"].splitlines() if line.strip()),
            decided=given["decided"],
            why_not_less=given["why_not_less"],
            maker=given["maker"],
            attorney=Checked(given["attorney"]),
            advance_decision=Checked(given["advance_decision"]),
            imca=Imca(given["imca"]),
            review_on=given["review_on"],
            nobody_because=given["nobody_because"],
            bans_contact=given["bans_contact"] == "yes",
            is_disputed=given["is_disputed"] == "yes",
        )


def _names_and_words(text: str) -> dict[str, str]:
    lines = [line.partition(":") for line in text.splitlines() if line.strip()]
    return {name.strip()[:150]: words.strip()[:2_000] for name, _colon, words in lines if name.strip()}


# ---- interpreters ----


class WishForm(SaidForm):
    """Who may interpret, as the person says."""

    hears_what_was_seen = False

    community = _one_of(
        _("Is somebody from your own community all right?"),
        Community,
        help_text=_("Some people know each other. You can say no, and need not say why."),
    )
    way = _one_of(
        _("How would you like it?"), By, required=False, help_text=_("By phone or video they can be far away.")
    )
    is_unnamed = forms.BooleanField(label=_("The interpreter should not learn my name"), required=False)
    words = _line(_("Anything else?"), required=False, most=500)


class InterpreterForm(forms.Form):
    """Who interprets on one occasion."""

    occasion = _one_of(_("What is it for?"), Occasion)
    on = a_day(_("On which day?"))
    interpreter = _one_of(
        _("Who interprets?"),
        Interpreter,
        help_text=_("A relative, a friend or a child can get it wrong, and can be told too much."),
    )
    name = _line(_("What are they called, or which number do they have?"), required=False)
    of_their_community = _one_of(_("Are they from the person’s own community?"), Known)
    way = _one_of(_("How?"), By, required=False)
    comes = _one_of(_("How far is it?"), Comes)
    is_unnamed = forms.BooleanField(label=_("The interpreter does not learn the person’s name"), required=False)
    because = _line(_("If it is not a trained interpreter: why was there no other?"), required=False, most=500)

    def __init__(self, *sent: Any, fixed: Occasion | None, **more: Any) -> None:
        super().__init__(*sent, **more)
        self.fixed = fixed
        if fixed is not None:
            del self.fields["occasion"]

    def setting(self, about: UUID | None) -> Setting:
        given = self.cleaned_data
        return Setting(
            self.fixed or Occasion(given["occasion"]),
            given["on"],
            about,
            given["name"],
            By(given["way"]) if given["way"] else None,
            given["is_unnamed"],
        )

    @property
    def presence(self) -> Presence:
        given = self.cleaned_data
        return Presence(
            Interpreter(given["interpreter"]),
            Comes(given["comes"]),
            Known(given["of_their_community"]),
            given["because"],
        )
