"""The rows that one listing is made of, made from its entry. Nothing is written here; `taking_in` writes them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kith.directory.models import (
    Contact,
    Cost,
    Glance,
    InterestOfListing,
    Listing,
    MeetingTime,
    OfListing,
    Place,
    Provider,
    ProvisionOfListing,
    Source,
    SpokenLanguage,
    Topic,
    TopicOfListing,
    Venue,
)
from kith.directory.queries.standing import Told
from kith.directory.rules.glances import pack_interests, pack_languages, pack_provisions
from kith.directory.rules.listings import (
    AtAGlance,
    ListingEntry,
    PlaceEntry,
    ProviderEntry,
    Status,
    TopicEntry,
)
from kith.directory.rules.words import fold
from kith.ground.batches import in_batches

Fields = dict[str, object]


class Columns:
    """What each kind of entry says, by the columns of its table."""

    @staticmethod
    def of_topic(entry: TopicEntry) -> Fields:
        return {
            "name": entry.name[:500],
            "vocabulary": entry.vocabulary[:200],
            "parent_source_id": entry.parent_source_id,
        }

    @staticmethod
    def of_provider(entry: ProviderEntry) -> Fields:
        return {
            "name": entry.name[:500],
            "other_name": entry.other_name[:500],
            "about": entry.about,
            "email": entry.email,
            "web": entry.web,
        }

    @staticmethod
    def of_place(entry: PlaceEntry) -> Fields:
        return {
            "name": entry.name[:500],
            "address": entry.address,
            "town": entry.town[:200],
            "postcode": entry.postcode[:32],
            "country": entry.country[:64],
            "latitude": entry.point.latitude if entry.point else None,
            "longitude": entry.point.longitude if entry.point else None,
            "about": entry.about,
            "transport": entry.transport,
            "is_online": entry.is_online,
            "town_folded": fold(entry.town).strip()[:200],
            "postcode_folded": fold(entry.postcode).replace(" ", "")[:32],
        }

    @staticmethod
    def of_listing(entry: ListingEntry) -> Fields:
        return {
            "name": entry.name[:500],
            "other_name": entry.other_name[:500],
            "about": entry.about,
            "web": entry.web,
            "email": entry.email,
            "status": entry.status,
            "is_status_stated": entry.is_status_stated,
            "joining": entry.joining,
            "waiting": entry.waiting,
            "for_whom": entry.for_whom,
            "area": entry.area,
            "to_bring": entry.to_bring,
            "alert": entry.alert,
            "cost_words": entry.cost_words,
            "access_words": entry.access_words,
            "interpreting": entry.interpreting,
            "min_age": entry.min_age,
            "max_age": entry.max_age,
        }

    @staticmethod
    def of_places_left(entry: ListingEntry) -> Fields:
        return {
            "places_left": entry.places_left,
            "places_in_all": entry.places_in_all,
            "places_said_on": entry.places_said_on,
        }


@dataclass(frozen=True)
class Named:
    """The rows that a batch of listings names, by the id they have at their source. Three queries."""

    providers: Mapping[str, UUID]
    places: Mapping[str, UUID]
    topics: Mapping[str, UUID]

    @classmethod
    def by(cls, entries: Sequence[ListingEntry], source: Source) -> "Named":
        return cls(
            providers=_ids(Provider, source, (entry.provider.source_id for entry in entries if entry.provider)),
            places=_ids(Place, source, (place.source_id for entry in entries for place in entry.places)),
            topics=_ids(Topic, source, (topic.source_id for entry in entries for topic in entry.topics)),
        )

    def provider_of(self, entry: ListingEntry) -> UUID | None:
        return self.providers[entry.provider.source_id] if entry.provider else None


MOST_ASKED = 900
"""Older SQLite libraries take no more than 999 values in a question."""


def _ids(table: type[Provider | Place | Topic], source: Source, source_row_ids: Iterable[str]) -> dict[str, UUID]:
    found: dict[str, UUID] = {}
    for wanted in in_batches(sorted(set(source_row_ids)), MOST_ASKED):
        rows = table._default_manager.filter(source=source, source_row_id__in=wanted)
        found |= dict(rows.values_list("source_row_id", "pk"))
    return found


class Parts:
    """Every kind of part of a listing."""

    def __init__(self, named: Named) -> None:
        self.named = named

    def all(self) -> Mapping[type[OfListing], Callable[[Listing, ListingEntry, AtAGlance], Iterator[OfListing]]]:
        """Return how the rows of each table are made."""
        return {
            Venue: self._venues,
            TopicOfListing: self._topics,
            MeetingTime: self._times,
            Contact: self._contacts,
            Cost: self._costs,
            SpokenLanguage: self._languages,
            InterestOfListing: self._interests,
            ProvisionOfListing: self._provisions,
        }

    def _venues(self, listing: Listing, entry: ListingEntry, _: AtAGlance) -> Iterator[Venue]:
        ids = dict.fromkeys(self.named.places[place.source_id] for place in entry.places)
        yield from (Venue(listing=listing, place_id=place_id, nth=nth) for nth, place_id in enumerate(ids))

    def _topics(self, listing: Listing, entry: ListingEntry, _: AtAGlance) -> Iterator[TopicOfListing]:
        ids = dict.fromkeys(self.named.topics[topic.source_id] for topic in entry.topics)
        yield from (TopicOfListing(listing=listing, topic_id=topic_id) for topic_id in ids)

    def _times(self, listing: Listing, entry: ListingEntry, _: AtAGlance) -> Iterator[MeetingTime]:
        for hours in entry.hours:
            yield MeetingTime(
                listing=listing,
                place_id=self.named.places.get(hours.place_source_id),
                weekday=hours.weekday,
                opens_at=hours.opens_at,
                closes_at=hours.closes_at,
                week_of_month=hours.week_of_month,
                every_weeks=hours.every_weeks,
                starts_on=hours.starts_on,
                ends_on=hours.ends_on,
                words=hours.words,
            )

    @staticmethod
    def _contacts(listing: Listing, entry: ListingEntry, _: AtAGlance) -> Iterator[Contact]:
        for contact in entry.contacts:
            yield Contact(
                listing=listing,
                name=contact.name[:300],
                title=contact.title[:300],
                phone=contact.phone[:120],
                email=contact.email,
                words=contact.words,
            )

    @staticmethod
    def _costs(listing: Listing, entry: ListingEntry, _: AtAGlance) -> Iterator[Cost]:
        for cost in entry.costs:
            yield Cost(
                listing=listing,
                amount=cost.amount,
                currency=cost.currency[:8],
                words=cost.words,
                starts_on=cost.starts_on,
                ends_on=cost.ends_on,
            )

    @staticmethod
    def _languages(listing: Listing, entry: ListingEntry, _: AtAGlance) -> Iterator[SpokenLanguage]:
        for language in entry.languages:
            yield SpokenLanguage(listing=listing, code=language.code[:8], words=language.words, note=language.note)

    @staticmethod
    def _interests(listing: Listing, _: ListingEntry, glance: AtAGlance) -> Iterator[InterestOfListing]:
        for seen in glance.interests:
            yield InterestOfListing(listing=listing, interest=seen.interest, words=seen.words[:500], where=seen.where)

    @staticmethod
    def _provisions(listing: Listing, _: ListingEntry, glance: AtAGlance) -> Iterator[ProvisionOfListing]:
        for provided in glance.provisions:
            yield ProvisionOfListing(listing=listing, provision=provided.provision, words=provided.words[:500])

    @staticmethod
    def glance(listing: Listing, entry: ListingEntry, seen: AtAGlance, told: Told) -> Glance:
        """Return the slim row that searching and matching read."""
        return Glance(
            organisation_id=listing.organisation_id,
            listing=listing,
            name=listing.name,
            provider_name=entry.provider.name[:500] if entry.provider else "",
            town=seen.town[:200],
            postcode=seen.postcode[:32],
            words=seen.words,
            latitude=seen.point.latitude if seen.point else None,
            longitude=seen.point.longitude if seen.point else None,
            is_online=seen.is_online,
            min_age=listing.min_age,
            max_age=listing.max_age,
            days=seen.days,
            slots=seen.slots,
            interests=pack_interests(seen.interests),
            provisions=pack_provisions(seen.provisions),
            languages=pack_languages(seen.languages),
            lowest_pence=seen.lowest_pence,
            places_left=listing.places_left,
            taken_in_on=listing.taken_in_on,
            verified_on=told.verified_on,
            doubts=told.doubts,
            is_running=listing.status == Status.RUNNING and not told.is_withdrawn,
        )
