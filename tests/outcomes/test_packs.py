"""Packs: their words never change under a version, and each says whose they are."""

import hashlib
from datetime import date

import pytest

from kith.outcomes.packs import SHELF
from kith.outcomes.rules.instruments import Instrument

# Change the wording of an instrument and its version must change with it: add a line, do not edit one.
WORDING = {
    ("ucla-3", 1): "f05f7779b229ce93",
    ("ons-direct", 1): "47ff968554a1bde6",
    ("ons-wellbeing", 1): "88aaaa291df1e456",
    ("campaign-tool", 1): "f428b96992398ad0",
    ("phq-4", 1): "f8df337a2a677ed6",
    ("who-5", 1): "81078ae5f0cfa49e",
    ("lsns-6", 1): "64e92c29128774d7",
}
DIAGNOSIS = ("depress", "disorder", "severe", "mild", "moderate", "patient", "clinical", "isolated person")


def wording_of(instrument: Instrument) -> str:
    words = [instrument.intro]
    for item in instrument.items:
        words += [item.key, item.text, item.low_end, item.high_end]
        words += [f"{option.value}={option.points}={option.text}" for option in item.options]
    words += [f"{scale.key}:{','.join(scale.item_keys)}:{scale.times}:{scale.better}" for scale in instrument.scales]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


@pytest.mark.parametrize("instrument", SHELF.values(), ids=lambda one: one.key)
def test_wording_and_sums_are_pinned_to_their_version(instrument: Instrument) -> None:
    assert wording_of(instrument) == WORDING[instrument.key, instrument.version]


@pytest.mark.parametrize("instrument", SHELF.values(), ids=lambda one: one.key)
def test_every_pack_says_whose_it_is_and_when_somebody_looked(instrument: Instrument) -> None:
    source = instrument.source

    assert all((source.holder, source.citation, source.licence, source.credit))
    assert source.address.startswith("https://")
    assert date.fromisoformat(source.checked_on) <= date(2026, 11, 22)


@pytest.mark.parametrize("instrument", SHELF.values(), ids=lambda one: one.key)
def test_our_own_words_about_a_scale_hold_no_diagnosis(instrument: Instrument) -> None:
    own_words = [instrument.name, instrument.about, *instrument.notes]
    own_words += [scale.name for scale in instrument.scales]
    own_words += [band.words for scale in instrument.scales for band in scale.bands]

    assert not [words for words in own_words for bad in DIAGNOSIS if bad in words.lower()]


@pytest.mark.parametrize("instrument", SHELF.values(), ids=lambda one: one.key)
def test_bands_do_not_overlap_and_lie_on_the_scale(instrument: Instrument) -> None:
    for scale in instrument.scales:
        values = [value for band in scale.bands for value in range(band.lowest, band.highest + 1)]

        assert len(values) == len(set(values))
        assert all(scale.lowest <= value <= scale.highest for value in values)


def test_the_core_set_takes_three_minutes_at_most() -> None:
    core = [instrument for instrument in SHELF.values() if instrument.is_core]

    assert {instrument.key for instrument in core} == {"ucla-3", "ons-direct", "ons-wellbeing"}
    assert sum(instrument.minutes for instrument in core) <= 3
