"""Which of an open directory fits what is asked. Every filter is cumulative; what is not known fits no filter on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kith.directory.queries.giving_out import OpenDirectory, OpenListing
from kith.directory.rules.distance import Point, km_between
from kith.directory.rules.hours import Slot
from kith.directory.rules.listings import PlaceEntry, ProviderEntry, TopicEntry
from kith.directory.rules.words import fold
from kith.interop.hsds import giving, written
from kith.interop.hsds.asking import Asked


@dataclass(frozen=True, slots=True)
class AtPlace:
    """One listing at one of its places."""

    listing: OpenListing
    place: PlaceEntry


@lru_cache(maxsize=4)
def at_places(directory: OpenDirectory) -> Mapping[str, AtPlace]:
    """Return every listing at each of its places, by the id under which that is given out."""
    found = {
        giving.at_place(one.id, place_id): AtPlace(one, directory.places[place_id])
        for one in directory.listings.values()
        for place_id in one.place_ids
    }
    return dict(sorted(found.items()))


@dataclass(frozen=True)
class Chooser:
    """Chooses from one directory on a day; `middle` is about where the postcode is that was asked for."""

    directory: OpenDirectory
    asked: Asked
    today: date
    middle: Point | None = None

    def services(self) -> list[OpenListing]:
        """Return the listings that fit, and meet somewhere that fits."""
        fitting = [one for one in self.directory.listings.values() if self._fits(one)]
        if not self.asked.postcode:
            return [one for one in fitting if self._has_words(one.candidate.words)]
        return [
            one
            for one in fitting
            if self._has_words(one.candidate.words)
            and any(self._is_there(self.directory.places[place_id]) for place_id in one.place_ids)
        ]

    def service_at_locations(self) -> list[AtPlace]:
        """Return the listings that fit, at each of their places that does."""
        return [
            one
            for one in at_places(self.directory).values()
            if self._fits(one.listing)
            and self._has_words(f"{one.listing.candidate.words} {_words_of(one.place)}")
            and self._is_there(one.place)
        ]

    def organizations(self) -> list[ProviderEntry]:
        """Return who runs a listing that fits."""
        running = {one.provider_id for one in self.directory.listings.values() if self._has_terms(one)}
        return [
            provider
            for provider in self.directory.providers.values()
            if provider.source_id in running
            and self._has_words(fold(f"{provider.name} {provider.other_name} {provider.about}"))
        ]

    def taxonomies(self) -> list[written.Taxonomy]:
        """Return the vocabularies that fit."""
        return [one for one in giving.taxonomies_of(self.directory).values() if self._has_words(fold(one.name))]

    def taxonomy_terms(self) -> list[TopicEntry]:
        """Return the terms that fit."""
        asked, among = self.asked, self._terms_of_taxonomy()
        return [
            one
            for one in self.directory.topics.values()
            if (among is None or one.source_id in among)
            and (not asked.top_only or not one.parent_source_id)
            and (not asked.parent_id or one.parent_source_id == asked.parent_id)
            and self._has_words(fold(one.name))
        ]

    def _fits(self, one: OpenListing) -> bool:
        asked = self.asked
        return (
            (not asked.organization_id or one.provider_id == asked.organization_id)
            and (asked.modified_after is None or one.changed_at >= asked.modified_after)
            and self._has_terms(one)
            and self._is_of_age(one)
            and self._meets(one.candidate.slots)
        )

    def _has_terms(self, one: OpenListing) -> bool:
        wanted, among = self.asked.taxonomy_term_id, self._terms_of_taxonomy()
        return (not wanted or wanted in one.topic_ids) and (among is None or not among.isdisjoint(one.topic_ids))

    def _terms_of_taxonomy(self) -> frozenset[str] | None:
        return terms_of(self.directory, self.asked.taxonomy_id) if self.asked.taxonomy_id else None

    def _is_of_age(self, one: OpenListing) -> bool:
        """Say whether somebody of the ages that are asked for is let in. An age that is not stated keeps nobody out."""
        least, most = one.candidate.min_age, one.candidate.max_age
        asked = self.asked
        return not (
            (asked.minimum_age is not None and most is not None and most < asked.minimum_age)
            or (asked.maximum_age is not None and least is not None and least > asked.maximum_age)
        )

    def _meets(self, slots: Iterable[Slot]) -> bool:
        asked = self.asked
        if not (asked.day or asked.start_time or asked.end_time):
            return True
        return any(self._is_then(slot) for slot in slots)

    def _is_then(self, slot: Slot) -> bool:
        asked = self.asked
        is_over = slot.ends_on is not None and slot.ends_on < self.today
        is_the_day = not asked.day or slot.weekday in asked.day
        begins = asked.start_time is None or (slot.opens_at is not None and slot.opens_at >= asked.start_time)
        ends = asked.end_time is None or (slot.closes_at is not None and slot.closes_at <= asked.end_time)
        return is_the_day and begins and ends and not is_over

    def _has_words(self, folded: str) -> bool:
        return not self.asked.seeks_nothing_we_could_find and all(word in folded for word in self.asked.sought)

    def _is_there(self, place: PlaceEntry) -> bool:
        asked = self.asked
        if not asked.postcode:
            return True
        if asked.proximity is None:
            return _bare(place.postcode) == _bare(asked.postcode)
        if place.point is None or self.middle is None:
            return False
        return km_between(place.point, self.middle) * 1000 <= asked.proximity


@lru_cache(maxsize=64)
def terms_of(directory: OpenDirectory, taxonomy_id: str) -> frozenset[str]:
    """Return the ids of the terms that belong to a taxonomy."""
    named = giving.taxonomies_of(directory).get(taxonomy_id)
    if named is None:
        return frozenset()
    return frozenset(one.source_id for one in directory.topics.values() if one.vocabulary == named.name)


@lru_cache(maxsize=20_000)
def _bare(postcode: str) -> str:
    return fold(postcode).replace(" ", "")


def _words_of(place: PlaceEntry) -> str:
    return fold(f"{place.name} {place.town} {place.postcode}")
