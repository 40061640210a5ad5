"""Where the referrals of the stories stand: one settled, one agreed for tomorrow, one that waits for an answer."""

from datetime import timedelta

from kith.demo.telling import Story
from kith.demo.town import SOURCE, source_id
from kith.directory.actions.checking import name_organiser
from kith.directory.models import Listing
from kith.gatherings.actions import Line
from kith.gatherings.rules import EnteredFrom, Outcome
from kith.ground.access.permissions import Permission
from kith.ground.ids import ListingId, ReferralId
from kith.people.rules.vocabulary import AreaOfLife
from kith.referrals.actions import answering, sending, visiting
from kith.referrals.rules.packets import Kind
from kith.referrals.rules.turns import Route

RUNS = {"Ken": ("gentle-moves", "paint-and-natter", "lunch-club"), "Rosa": ("basketball", "warm-swim")}
"""Which listings each organiser of the cast runs."""


def name_organisers(story: Story) -> None:
    """Say who runs what, so that referrals reach somebody."""
    for organiser, keys in RUNS.items():
        for key in keys:
            name_organiser(
                listing_id=listing_of(story, key),
                account_id=story.cast.account_id(organiser),
                by=story.cast.actor("Ada"),
                at=story.at(90),
            )


def mary(story: Story) -> None:
    """Mary is settled at Gentle Moves."""
    referral_id = _send(story, "gentle-moves", 80, "Ken", "ken@harbour-street.example")
    ken = story.cast.actor("Ken")
    answering.mark_read(referral_id=referral_id, by=ken, at=story.at(79))
    answering.accept(referral_id=referral_id, words="A chair by the door is hers.", by=ken, at=story.at(79, 12))
    first = story.at(76)
    visiting.agree_first_visit(referral_id=referral_id, visit_at=first, greeter="Ken", by=story.by, at=story.at(78))
    visiting.tell_of_visit(
        referral_id=referral_id,
        starts_at=first,
        line=Line(Outcome.CAME, words="Enjoyed it. Her knees ached."),
        entered_from=EnteredFrom.SHEET,
        by=ken,
        at=first + timedelta(hours=2),
    )
    visiting.settle(referral_id=referral_id, words="She comes every Tuesday.", by=story.by, at=story.at(45))


def john(story: Story) -> None:
    """John's first visit is agreed for tomorrow."""
    referral_id = _send(story, "basketball", 20, "Rosa", "rosa@ability-active.example")
    rosa = story.cast.actor("Rosa")
    answering.mark_read(referral_id=referral_id, by=rosa, at=story.at(19))
    answering.accept(referral_id=referral_id, words="We close the first session.", by=rosa, at=story.at(19, 12))


def tom(story: Story) -> None:
    """Tom's referral was sent four days ago; nobody has read it yet."""
    _send(story, "football", 4, "Coach Bell", "coach@ashby-town.example")


def _send(story: Story, key: str, before: int, reader: str, email: str) -> ReferralId:
    referral_id = sending.propose(
        person_id=story.person_id,
        listing_id=listing_of(story, key),
        route=Route.REFER,
        for_what=AreaOfLife.COMPANY,
        by=story.by,
        at=story.at(before, 13),
    )
    going = sending.Going(
        ticked=(Kind.KNOWN_AS, Kind.REACH, Kind.TALK),
        yes=sending.Yes(story.told(before), "Each line was read out, one by one."),
        reader=sending.Reader(reader, email),
    )
    sending.send(referral_id=referral_id, going=going, by=story.by, at=story.at(before, 14))
    return referral_id


def listing_of(story: Story, key: str) -> ListingId:
    town = Listing.objects.visible_to(story.cast.actor("Ada"), may=Permission.DIRECTORY_SEE, at=story.at(0))
    return ListingId(town.values_list("pk", flat=True).get(source__name=SOURCE, source_row_id=source_id(key)))
