"""What may be asked of the outbox."""

from django import forms

from kith.correspondence.rules import Channel


class ShownForm(forms.Form):
    """Which part of the outbox is shown. What cannot be read shows all of it from its beginning."""

    channel = forms.ChoiceField(choices=[(channel.value, channel.value) for channel in Channel], required=False)
    page = forms.IntegerField(min_value=1, max_value=10_000, required=False)

    def channel_chosen(self) -> Channel | None:
        self.is_valid()
        return Channel(self.cleaned_data["channel"]) if self.cleaned_data.get("channel") else None

    def page_chosen(self) -> int:
        self.is_valid()
        return self.cleaned_data.get("page") or 1
