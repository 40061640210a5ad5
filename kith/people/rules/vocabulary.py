"""The codes that persons, places, plans and groups share: interests, barriers, and the provisions that meet them.

They lie here, at the bottom of the house, so that what a person asks for and what a group offers are the same word.
"Not motivated" is not a barrier and immigration status is not a field. Nothing here is ever guessed from a name, a
country, a language or a faith.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kith.ground.words import mark
from kith.people.rules.terms import Term


class Interest(Term):
    """What somebody likes doing, and what a group does."""

    ART = "art", mark("Art, painting and drawing")
    CRAFTS = "crafts", mark("Sewing, knitting and crafts")
    MAKING = "making", mark("Woodwork, mending and making things")
    MUSIC = "music", mark("Music and singing")
    DANCE = "dance", mark("Dancing")
    DRAMA = "drama", mark("Drama and theatre")
    FILM = "film", mark("Film and television")
    READING = "reading", mark("Books and reading")
    WRITING = "writing", mark("Writing and stories")
    GAMES = "games", mark("Games, cards and puzzles")
    COMPUTERS = "computers", mark("Computers and phones")
    COOKING = "cooking", mark("Cooking and food")
    EATING_TOGETHER = "eating_together", mark("Eating together")
    TALKING = "talking", mark("Tea and talk")
    GARDENING = "gardening", mark("Gardening and growing")
    NATURE = "nature", mark("Nature and the outdoors")
    ANIMALS = "animals", mark("Animals")
    WALKING = "walking", mark("Walking")
    GENTLE_EXERCISE = "gentle_exercise", mark("Gentle exercise")
    FITNESS = "fitness", mark("Gym and fitness")
    SWIMMING = "swimming", mark("Swimming and water")
    FOOTBALL = "football", mark("Football")
    TEAM_SPORT = "team_sport", mark("Other team sports")
    CYCLING = "cycling", mark("Cycling")
    WATCHING_SPORT = "watching_sport", mark("Watching sport")
    HISTORY = "history", mark("History and the old days")
    LEARNING = "learning", mark("Courses and learning")
    LANGUAGES = "languages", mark("Learning English and other languages")
    WORK = "work", mark("Work and job skills")
    VOLUNTEERING = "volunteering", mark("Helping others, volunteering")
    FAITH = "faith", mark("Faith and worship")
    CULTURE = "culture", mark("Culture and traditions")
    CAMPAIGNING = "campaigning", mark("Speaking up and campaigning")
    CALM = "calm", mark("Calm, mindfulness and breathing")
    TRIPS = "trips", mark("Trips and days out")
    CHILDREN = "children", mark("Things to do with children")
    PEER_SUPPORT = "peer_support", mark("Meeting people who have been through the same")
    MONEY_ADVICE = "money_advice", mark("Advice about money and rights")


class Barrier(Term):
    """Something that stands between a person and what they want to do."""

    DISTANCE = "distance", mark("It is far")
    MOBILITY = "mobility", mark("Walking or moving is hard")
    TRANSPORT = "transport", mark("No way of getting there")
    PHYSICAL_ACCESS = "physical_access", mark("Steps, doors or toilets in the way")
    SENSORY = "sensory", mark("Sight, hearing, noise or light")
    LANGUAGE = "language", mark("Language")
    LITERACY = "literacy", mark("Reading and writing")
    DIGITAL = "digital", mark("No internet, or not at ease with it")
    COST = "cost", mark("Money")
    CHILDCARE = "childcare", mark("Nobody to mind the children")
    CARING_DUTY = "caring_duty", mark("Looking after somebody")
    TIME = "time", mark("No time, or the wrong time")
    CONFIDENCE = "confidence", mark("Confidence")
    ANXIETY = "anxiety", mark("Worry, or wanting to stay in")
    STIGMA = "stigma", mark("What people might think")
    PAST_EXPERIENCE = "past_experience", mark("It went badly before")
    CULTURE_OR_FAITH = "culture_or_faith", mark("Culture or faith")
    GENDER_MIX = "gender_mix", mark("Who else is there: women, men, mixed")
    SAFETY_OF_AREA = "safety_of_area", mark("The area does not feel safe")
    NO_PAPERS = "no_papers", mark("Needs something that asks for no papers")
    HEALTH_FLARE = "health_flare", mark("Health comes and goes")


class Provision(Term):
    """What a group or place offers, or somebody arranges, so that people can come."""

    DOOR_TO_DOOR_LIFT = "door_to_door_lift", mark("Lift from door to door")
    ACCESSIBLE_TRANSPORT = "accessible_transport", mark("Transport that takes a wheelchair")
    NEAR_PUBLIC_TRANSPORT = "near_public_transport", mark("On a bus or train route")
    PARKING = "parking", mark("Parking")
    HOME_VISIT = "home_visit", mark("Comes to the home")
    BY_PHONE = "by_phone", mark("Can be joined by phone")
    ONLINE = "online", mark("Can be joined online")
    STEP_FREE = "step_free", mark("Step-free")
    BUILDING_LIFT = "building_lift", mark("Lift in the building")
    ACCESSIBLE_TOILET = "accessible_toilet", mark("Accessible toilet")
    HOIST = "hoist", mark("Hoist")
    SEATED = "seated", mark("Can be done sitting down")
    HEARING_LOOP = "hearing_loop", mark("Hearing loop")
    QUIET = "quiet", mark("Quiet, or a quiet room")
    LARGE_PRINT = "large_print", mark("Large print")
    EASY_READ = "easy_read", mark("Easy read")
    SIGN_LANGUAGE = "sign_language", mark("Sign language")
    INTERPRETER = "interpreter", mark("Interpreter")
    OTHER_LANGUAGES = "other_languages", mark("Languages other than English are spoken")
    ENGLISH_LESSONS = "english_lessons", mark("English lessons")
    NO_INTERNET_NEEDED = "no_internet_needed", mark("Nothing is done online")
    FREE = "free", mark("Free")
    LOW_COST = "low_cost", mark("Low cost")
    FEE_HELP = "fee_help", mark("Help with the fee")
    KIT_LENT = "kit_lent", mark("Kit is lent")
    CRECHE = "creche", mark("Crèche")
    CHILDREN_WELCOME = "children_welcome", mark("Children are welcome")
    RESPITE = "respite", mark("Somebody takes over the caring")
    EVENINGS_OR_WEEKENDS = "evenings_or_weekends", mark("Evenings or weekends")
    DROP_IN = "drop_in", mark("Drop in, no booking")
    COME_LATE = "come_late", mark("Come late, leave early")
    GREETER = "greeter", mark("Somebody meets you at the door")
    BUDDY = "buddy", mark("A buddy comes with you")
    SMALL_GROUP = "small_group", mark("Small group")
    CLOSED_FIRST_VISIT = "closed_first_visit", mark("First visit without watchers")
    PEER_LED = "peer_led", mark("Led by people who have been through it")
    PRAYER_ROOM = "prayer_room", mark("Prayer room")
    DIETS = "diets", mark("Halal, kosher, vegetarian and other food")
    WOMEN_ONLY = "women_only", mark("Women only")
    MEN_ONLY = "men_only", mark("Men only")
    DAYLIGHT = "daylight", mark("Over before dark")
    NO_PAPERS_ASKED = "no_papers_asked", mark("No papers are asked for")


P = Provision

MET_BY: Mapping[Barrier, frozenset[Provision]] = MappingProxyType(
    {
        Barrier.DISTANCE: frozenset({P.DOOR_TO_DOOR_LIFT, P.HOME_VISIT, P.BY_PHONE, P.ONLINE, P.NEAR_PUBLIC_TRANSPORT}),
        Barrier.MOBILITY: frozenset(
            {P.DOOR_TO_DOOR_LIFT, P.STEP_FREE, P.SEATED, P.ACCESSIBLE_TRANSPORT, P.PARKING, P.HOME_VISIT}
        ),
        Barrier.TRANSPORT: frozenset(
            {P.DOOR_TO_DOOR_LIFT, P.ACCESSIBLE_TRANSPORT, P.NEAR_PUBLIC_TRANSPORT, P.HOME_VISIT, P.BY_PHONE, P.ONLINE}
        ),
        Barrier.PHYSICAL_ACCESS: frozenset({P.STEP_FREE, P.BUILDING_LIFT, P.ACCESSIBLE_TOILET, P.HOIST}),
        Barrier.SENSORY: frozenset({P.HEARING_LOOP, P.QUIET, P.SIGN_LANGUAGE, P.LARGE_PRINT}),
        Barrier.LANGUAGE: frozenset({P.INTERPRETER, P.OTHER_LANGUAGES, P.ENGLISH_LESSONS}),
        Barrier.LITERACY: frozenset({P.EASY_READ, P.BUDDY}),
        Barrier.DIGITAL: frozenset({P.NO_INTERNET_NEEDED}),
        Barrier.COST: frozenset({P.FREE, P.LOW_COST, P.FEE_HELP, P.KIT_LENT}),
        Barrier.CHILDCARE: frozenset({P.CRECHE, P.CHILDREN_WELCOME}),
        Barrier.CARING_DUTY: frozenset({P.RESPITE, P.BY_PHONE, P.ONLINE}),
        Barrier.TIME: frozenset({P.EVENINGS_OR_WEEKENDS, P.DROP_IN, P.COME_LATE}),
        Barrier.CONFIDENCE: frozenset({P.GREETER, P.BUDDY, P.SMALL_GROUP}),
        Barrier.ANXIETY: frozenset({P.GREETER, P.BUDDY, P.SMALL_GROUP, P.COME_LATE, P.QUIET, P.DROP_IN}),
        Barrier.STIGMA: frozenset({P.PEER_LED, P.CLOSED_FIRST_VISIT, P.SMALL_GROUP}),
        Barrier.PAST_EXPERIENCE: frozenset({P.CLOSED_FIRST_VISIT, P.BUDDY, P.PEER_LED}),
        Barrier.CULTURE_OR_FAITH: frozenset({P.PRAYER_ROOM, P.DIETS, P.WOMEN_ONLY, P.MEN_ONLY}),
        Barrier.GENDER_MIX: frozenset({P.WOMEN_ONLY, P.MEN_ONLY}),
        Barrier.SAFETY_OF_AREA: frozenset({P.DOOR_TO_DOOR_LIFT, P.BUDDY, P.DAYLIGHT, P.ONLINE, P.BY_PHONE}),
        Barrier.NO_PAPERS: frozenset({P.NO_PAPERS_ASKED}),
        Barrier.HEALTH_FLARE: frozenset({P.DROP_IN, P.COME_LATE, P.BY_PHONE, P.ONLINE}),
    }
)
"""Which provisions can take a barrier away. Any one of them may be enough; the person says whether it is."""


class AreaOfLife(Term):
    """What a need is about. Asked of everybody, answered in the person's own words."""

    COMPANY = "company", mark("Company and belonging")
    HEALTH = "health", mark("Body and mind")
    DAILY_LIFE = "daily_life", mark("Everyday life at home")
    HOME = "home", mark("Housing")
    MONEY = "money", mark("Money")
    SAFETY = "safety", mark("Feeling safe")
    GETTING_ABOUT = "getting_about", mark("Getting about")
    WORK_AND_LEARNING = "work_and_learning", mark("Work and learning")
    CARING = "caring", mark("Looking after others")
    LOSS = "loss", mark("Loss and change")
    FAITH = "faith", mark("Faith and spirit")
    RIGHTS = "rights", mark("Law and rights")
    OTHER = "other", mark("Something else")


class Preference(Term):
    """What somebody asked for in who is with them. Written only because the person asked."""

    WOMEN_ONLY = "women_only", mark("Women only")
    MEN_ONLY = "men_only", mark("Men only")
    WOMAN_WORKER = "woman_worker", mark("A woman to work with")
    MAN_WORKER = "man_worker", mark("A man to work with")
    NOT_MY_COMMUNITY = "not_my_community", mark("Nobody from my own community")
    OWN_AGE = "own_age", mark("People of about my age")
    SMALL_GROUP = "small_group", mark("A small group")
    FIRST_VISIT_TOGETHER = "first_visit_together", mark("Somebody with me the first time")
