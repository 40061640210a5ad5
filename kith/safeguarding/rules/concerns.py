"""What is said of a concern, and when it is to be answered. R13 of the requirements is the only table of clocks.

Nothing here scores how likely harm is. A kind, a wish and a consent are what somebody said; a horizon is how soon.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kith.ground.words import mark
from kith.people.rules.names import fold
from kith.people.rules.terms import Term
from kith.safeguarding.rules.body import UNMARKED, Marks
from kith.safeguarding.rules.calendars import Calendar


class Horizon(StrEnum):
    """How soon somebody may be hurt."""

    IMMINENT = "imminent"
    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


HORIZON_WORDS: dict[Horizon, str] = {
    Horizon.IMMINENT: mark("Now, or within hours"),
    Horizon.SHORT: mark("In the next days"),
    Horizon.MEDIUM: mark("In the next weeks"),
    Horizon.LONG: mark("Some time later, if nothing changes"),
}


class Kind(Term):
    """What a concern is about, in the words of whoever raises it. More than one may be true; this is the nearest."""

    NOT_SURE = "not_sure", mark("I am not sure, or it is something else")
    HURT = "hurt", mark("Somebody is hit, hurt or locked in")
    DOMESTIC = "domestic", mark("A partner or relative hurts, frightens or controls somebody")
    SEXUAL = "sexual", mark("Something sexual that somebody did not want, or could not agree to")
    WORDS = "words", mark("Threats, shouting, shaming, or being cut off from others")
    MONEY = "money", mark("Money or belongings taken, or somebody is made to pay")
    SLAVERY = "slavery", mark("Made to work, or brought here and held")
    HONOUR = "honour", mark("Harm or marriage in the name of family honour, or a marriage somebody does not want")
    DISCRIMINATION = "discrimination", mark("Treated badly for who they are")
    NEGLECT = "neglect", mark("Not looked after: food, warmth, medicine, washing")
    SELF_NEGLECT = "self_neglect", mark("They do not look after themselves, and it worries me")
    SERVICE = "service", mark("A home, ward or service treats people badly")
    TRUST = "trust", mark("Somebody paid or trusted to help has done harm")
    RIGHTS = "rights", mark("Somebody’s rights are taken away: choices, visits, freedom")
    RESOURCES = "resources", mark("Too few staff, no money, no transport: work that cannot be done safely")


class Wish(Term):
    """Whether the person was asked what they want to happen."""

    SAID = "said", mark("I asked, and they said")
    NOTHING = "nothing", mark("I asked, and they want nothing done")
    NOT_ASKED = "not_asked", mark("I have not asked")


class Consent(Term):
    """What the person said of its being raised."""

    OWN = "own", mark("It is about me, and I want it raised")
    GIVEN = "given", mark("They said yes")
    OVERRIDDEN = "overridden", mark("They said no, and I raise it all the same")
    NOT_SOUGHT = "not_sought", mark("I did not ask")
    LACKS_CAPACITY = "lacks_capacity", mark("They cannot decide this one thing themselves")


WITHOUT_A_REASON = frozenset({Consent.OWN, Consent.GIVEN})


class Stance(Term):
    """What an organisation does with a concern: tells the council, or makes the enquiries itself."""

    RAISES = "raises", mark("We raise: we tell the council, or say why not")
    ENQUIRES = "enquires", mark("We enquire: we have the duty to make enquiries, or to cause them")


class Choice(Term):
    """What was decided."""

    REFERRED = "referred", mark("Referred to the council")
    NOT_REFERRED = "not_referred", mark("Not referred, because")
    ENQUIRY = "enquiry", mark("We make enquiries, or cause them")
    NO_ENQUIRY = "no_enquiry", mark("No enquiry, because")


CHOICES: Mapping[Stance, tuple[Choice, ...]] = {
    Stance.RAISES: (Choice.REFERRED, Choice.NOT_REFERRED),
    Stance.ENQUIRES: (Choice.ENQUIRY, Choice.NO_ENQUIRY),
}


class Route(Term):
    """Who was told, or what was done."""

    COUNCIL = "council", mark("Told the council’s safeguarding team, or heard back")
    EMERGENCY_DUTY = "emergency_duty", mark("Rang the emergency duty team, which answers at night and weekends")
    POLICE = "police", mark("Told the police")
    LADO = "lado", mark("Told the LADO: somebody who works with children may have harmed one")
    MARAC = "marac", mark("Sent to a MARAC, where agencies plan together for somebody at high risk")
    IDVA = "idva", mark("Brought in an IDVA, an adviser on domestic abuse")
    CHECKLIST = "checklist", mark("Filled in a risk checklist together; this is its result")
    ADVOCATE = "advocate", mark("Offered an advocate")
    PERSON = "person", mark("Spoke with the person")
    PROTECTED = "protected", mark("Made somebody safer at once")
    OTHER = "other", mark("Something else")


class Ended(Term):
    """How a concern came to its end. None of these deletes it."""

    SAFER = "safer", mark("The person is safer, and says so or shows it")
    HANDED_ON = "handed_on", mark("Others look after it now, and we have heard that they do")
    NOT_BORNE_OUT = "not_borne_out", mark("Looked into, and not borne out")
    SAME_AS = "same_as", mark("The same as another concern; both stay, linked")


class WishMet(Term):
    """Whether what the person wanted came about."""

    FULLY = "fully", mark("Yes")
    PARTLY = "partly", mark("In part")
    NOT = "not", mark("No")
    UNKNOWN = "unknown", mark("They were not asked, or it is not known")


class Through(Term):
    """The door by which it came."""

    ACCOUNT = "account", mark("Signed in")
    LINK = "link", mark("By an organiser’s link")
    OPEN_DOOR = "open_door", mark("Without an account")


DAY = timedelta(hours=8)
"""The hours of one working day."""


@dataclass(frozen=True)
class Window:
    """How long a clock runs: in real hours, or to the end of a working day."""

    length: timedelta
    working_days: int = 0

    def due(self, since: datetime, calendar: Calendar) -> datetime:
        """Return when a clock that began then must have been answered."""
        if self.working_days:
            return calendar.end_of_working_day(since, self.working_days)
        return since + self.length


TO_ANSWER: Mapping[Horizon, Window] = {
    Horizon.IMMINENT: Window(timedelta(minutes=15)),
    Horizon.SHORT: Window(timedelta(hours=4)),
    Horizon.MEDIUM: Window(DAY, working_days=1),
    Horizon.LONG: Window(2 * DAY, working_days=2),
}
"""R13. Imminent and short run day and night; medium and long in working days."""

TO_DECIDE: Mapping[Horizon, Window] = {
    Horizon.IMMINENT: Window(timedelta(hours=2)),
    Horizon.SHORT: Window(timedelta(hours=48)),
    Horizon.MEDIUM: Window(2 * DAY, working_days=2),
    Horizon.LONG: Window(2 * DAY, working_days=2),
}
"""R13 and R15: two working days after somebody owned it, imminent two hours. Short counts its two days in real hours,
as all its clocks do: that is never later."""


def answer_due(horizon: Horizon, *, raised_at: datetime, zone: str, holidays: Collection[date] = ()) -> datetime:
    """Return when a concern must have been acknowledged.

    Imminent and short run in real hours; medium and long to the end of a working day, weekends and the given
    holidays left out, in the organisation's zone, so that daylight saving moves nothing.
    """
    return TO_ANSWER[horizon].due(raised_at, Calendar(zone, holidays))


def is_likely(typed: str, known: str) -> bool:
    """Say whether a name that was typed may be that of somebody we know: all words of one are in the other."""
    said, held = set(fold(typed).split()), set(fold(known).split())
    return bool(said and held) and (said <= held or held <= said)


@dataclass(frozen=True)
class Worry:
    """A concern as it is told: about whom, what, how soon, what they want, and what they said of its being raised."""

    about_whom: str
    what: str
    horizon: Horizon
    consent: Consent
    consent_because: str = ""
    kind: Kind = Kind.NOT_SURE
    wish: Wish = Wish.NOT_ASKED
    wishes: str = ""
    named: tuple[str, ...] = ()
    reached_by: str = ""
    seen: Marks = UNMARKED

    @property
    def lacks_a_reason(self) -> bool:
        """Say whether it is raised without the person's yes, and nothing says why."""
        return self.consent not in WITHOUT_A_REASON and not self.consent_because.strip()

    @property
    def lacks_wishes(self) -> bool:
        """Say whether what they want, or why they were not asked, is left out."""
        return self.wish is not Wish.NOTHING and self.consent is not Consent.OWN and not self.wishes.strip()
