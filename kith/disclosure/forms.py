"""A request, the choices about its pack and the second look at it, as typed values."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from kith.disclosure.actions.choosing import Decided
from kith.disclosure.actions.requests import Asked
from kith.disclosure.queries.requests import Chosen, Opinion
from kith.disclosure.rules.chronology import Asked as ChronologyAsked
from kith.disclosure.rules.chronology import Kind
from kith.disclosure.rules.harm import Profession
from kith.disclosure.rules.proposals import Proposal, Reason
from kith.disclosure.rules.requests import Identity, Longer, Way
from kith.ground.web.templates import isolate
from kith.people.forms import a_day, terms

CHOOSE = {"required": _("Choose one.")}
A_FEW_WORDS = {"required": _("Write a few words; they need not be perfect.")}
THEMSELF = "themself"
A_LINE = 120
LONG = 2_000


class RequestForm(forms.Form):
    """Who asks for everything that is kept, how it was seen to be them, and how the pack reaches them."""

    asker = forms.ChoiceField(label=_("Who asks?"), widget=forms.RadioSelect, error_messages=CHOOSE)
    received_on = a_day(_("On which day did they ask?"))
    identity = forms.ChoiceField(
        label=_("How was it seen to be them?"),
        choices=terms(Identity),
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    identity_words = forms.CharField(
        label=_("Say which document, which number, or where you met"),
        max_length=300,
        error_messages=A_FEW_WORDS,
    )
    way = forms.ChoiceField(
        label=_("How does the pack reach them?"), choices=terms(Way), widget=forms.RadioSelect, error_messages=CHOOSE
    )
    reach = forms.CharField(
        label=_("To which address?"),
        help_text=_("For post. It is checked against limits on contact, and against what is not safe."),
        required=False,
        max_length=300,
        widget=forms.Textarea,
    )

    def __init__(self, *sent: Any, known_as: str, speaking: Sequence[tuple[UUID, str, str]], **more: Any) -> None:
        super().__init__(*sent, **more)
        others = [(str(pk), f"{isolate(name)} · {say(authority)}") for pk, name, authority in speaking]
        themself = say("%(name)s, whom it is about") % {"name": isolate(known_as)}
        self.fields["asker"].choices = [(THEMSELF, themself), *others]  # type: ignore[attr-defined] # a field of choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("way") == Way.POST and not data.get("reach", "").strip():
            self.add_error("reach", _("Write the address that it is posted to."))
        return data

    @property
    def asked(self) -> Asked:
        """What was sent, as the trade says it."""
        data = self.cleaned_data
        way = Way(data["way"])
        return Asked(
            identity=Identity(data["identity"]),
            identity_words=data["identity_words"],
            way=way,
            received_on=data["received_on"],
            reach=" ".join(data["reach"].split()) if way is Way.POST else "",
            representative_id=None if data["asker"] == THEMSELF else UUID(data["asker"]),
        )


class LongerForm(forms.Form):
    """Why a month is not enough, and what whoever asked is told."""

    because = forms.ChoiceField(
        label=_("Why is a month not enough?"), choices=terms(Longer), widget=forms.RadioSelect, error_messages=CHOOSE
    )
    words = forms.CharField(
        label=_("What do you tell them?"),
        help_text=_("They read this, with the new day."),
        max_length=LONG,
        widget=forms.Textarea,
        error_messages=A_FEW_WORDS,
    )


class WithdrawnForm(forms.Form):
    """What they said when they did not want it any more."""

    words = forms.CharField(
        label=_("What did they say, and how?"), max_length=LONG, widget=forms.Textarea, error_messages=A_FEW_WORDS
    )


class OpinionForm(forms.Form):
    """What a health or social work professional says of the harm that giving something could do."""

    name = forms.CharField(label=_("What are they called?"), max_length=150, error_messages=A_FEW_WORDS)
    profession = forms.ChoiceField(
        label=_("What are they?"), choices=terms(Profession), widget=forms.RadioSelect, error_messages=CHOOSE
    )
    said_on = a_day(_("On which day did they say it?"))
    words = forms.CharField(
        label=_("What harm, to whom, and what of it should be left out?"),
        max_length=LONG,
        widget=forms.Textarea,
        error_messages=A_FEW_WORDS,
    )


def reasons(opinions: Collection[Opinion], *, only_out: bool = False) -> list[tuple[str, str]]:
    """Return the reasons to choose from; harm once for each opinion that is written down, and never without one."""
    found = []
    for reason in Reason:
        if only_out and not reason.leaves_out:
            continue
        if reason is Reason.HARM:
            found += [(f"{reason}:{one.opinion_id}", f"{say(reason.words)} ({isolate(one.name)})") for one in opinions]
        else:
            found.append((reason.value, say(reason.words)))
    return found


def decided(chosen: str, words: str = "") -> Decided:
    """Return what was chosen of the reasons."""
    reason, _colon, opinion = chosen.partition(":")
    return Decided(Reason(reason), words, UUID(opinion) if opinion else None)


class ChoicesForm(forms.Form):
    """One choice for each proposal, each with its reason. What is suggested is filled in; nothing is decided by it."""

    def __init__(
        self,
        *sent: Any,
        proposals: Collection[Proposal],
        choices: Mapping[str, Chosen],
        opinions: Collection[Opinion],
        **more: Any,
    ) -> None:
        super().__init__(*sent, **more)
        self.proposals = [one for one in proposals if not one.must]
        self.chosen = choices
        options = reasons(opinions)
        for one in self.proposals:
            known = choices.get(one.key)
            self.fields[f"reason-{one.key}"] = forms.ChoiceField(
                label=say("What becomes of it?"),
                choices=options,
                initial=known.reason if known else one.suggested,
                error_messages=CHOOSE,
            )
            self.fields[f"words-{one.key}"] = forms.CharField(
                label=say("Because"), required=False, max_length=500, initial=known.words if known else ""
            )

    @property
    def decided(self) -> dict[str, Decided]:
        """What was decided of each proposal that is new, or was decided otherwise before."""
        told = {
            one.key: decided(self.cleaned_data[f"reason-{one.key}"], self.cleaned_data[f"words-{one.key}"])
            for one in self.proposals
        }
        return {key: one for key, one in told.items() if self._is_new(key, one)}

    def _is_new(self, key: str, one: Decided) -> bool:
        before = self.chosen.get(key)
        return before is None or one.reason is Reason.HARM or (before.reason, before.words) != (one.reason, one.words)


class LeaveOutForm(forms.Form):
    """Something more to leave out, and why."""

    words = forms.CharField(label=_("Which words, wherever they stand?"), max_length=300, error_messages=A_FEW_WORDS)
    reason = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect, error_messages=CHOOSE)

    def __init__(self, *sent: Any, opinions: Collection[Opinion], is_line: bool = False, **more: Any) -> None:
        super().__init__(*sent, **more)
        self.fields["reason"].choices = reasons(opinions, only_out=True)  # type: ignore[attr-defined] # of choices
        if is_line:
            del self.fields["words"]

    @property
    def decided(self) -> Decided:
        """The reason that was chosen."""
        return decided(self.cleaned_data["reason"])


RIGHT, BACK = "right", "back"


class LookForm(forms.Form):
    """What a second person finds of the very pack that they read."""

    found = forms.ChoiceField(
        label=_("You have read it all. What do you say?"),
        choices=[(RIGHT, _("It may go out as it is")), (BACK, _("Something is to be done again"))],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    words = forms.CharField(
        label=_("What is to be done again?"), required=False, max_length=LONG, widget=forms.Textarea
    )
    seal = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ChronologyForm(forms.Form):
    """Which part of a case is wanted. What cannot be read is left aside, so that something is always shown."""

    kind = forms.MultipleChoiceField(
        label=_("About what?"), choices=terms(Kind), required=False, widget=forms.CheckboxSelectMultiple
    )
    since = a_day(_("From"), required=False)
    until = a_day(_("Until"), required=False)

    @property
    def asked(self) -> ChronologyAsked:
        """What was asked for."""
        self.is_valid()
        said = self.cleaned_data
        return ChronologyAsked(
            frozenset(Kind(one) for one in said.get("kind", ())), said.get("since"), said.get("until")
        )

    def address(self, *, whole: bool) -> str:
        """Return the words after the question mark with which the same is asked again."""
        asked = self.asked
        said = [("kind", kind.value) for kind in Kind if kind in asked.kinds]
        said += [(name, day.isoformat()) for name, day in (("since", asked.since), ("until", asked.until)) if day]
        return urlencode([*said, ("all", "yes")] if whole else said)
