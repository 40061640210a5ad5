"""Which words belong together, version 1. Written here for this project, licence as the project.

Intended use: to find “Community allotment” for somebody who likes gardening. The reason quotes both words, so that
anyone can see a poor pairing and say so.

Known failures:
- English only. A saying in another language is met only by the very same words in a listing.
- One word can mean two things (“cards” to play, “cards” to make; “swing”); both are offered.
- A group that calls itself by a name of its own (“The Shed”) is met through its topics and text, or not at all.
- Words are cut plainly, so a few that are not kin meet (“wander” and “wand”).
"""

from kith.matching.rules.words import Vocabulary

VERSION = 1

GROUPS: tuple[tuple[str, ...], ...] = (
    ("gardening", "garden", "gardens", "allotment", "horticulture", "plants", "planting"),
    ("painting", "paint", "watercolour", "watercolours", "watercolor", "drawing", "sketching", "art", "arts"),
    ("crafts", "craft", "pottery", "ceramics", "woodwork", "carpentry"),
    ("knitting", "knit", "crochet", "sewing", "quilting", "needlework", "stitch"),
    ("singing", "sing", "choir", "chorus", "choral"),
    ("music", "musical", "band", "orchestra", "guitar", "piano", "drumming", "concert"),
    ("dancing", "dance", "ballroom", "salsa", "zumba"),
    ("exercise", "exercising", "fitness", "moving", "movement", "keep-fit", "gym", "aerobics", "yoga", "pilates"),
    ("walking", "walk", "walks", "rambling", "hiking", "strolling"),
    ("swimming", "swim", "pool", "aquatics"),
    ("football", "soccer"),
    ("basketball", "netball"),
    ("sport", "sports", "athletics", "recreation"),
    ("cycling", "bike", "bicycle"),
    ("cooking", "cook", "baking", "kitchen", "recipes"),
    ("lunch", "meals", "dinner", "breakfast"),
    ("coffee", "tea", "café", "cafe"),
    ("reading", "books", "book", "library", "literature"),
    ("writing", "write", "poetry", "poems", "memoir"),
    ("history", "heritage", "museum", "archive"),
    ("films", "film", "movies", "cinema"),
    ("theatre", "theater", "drama", "acting", "performing"),
    ("games", "chess", "bingo", "dominoes", "bridge"),
    ("computers", "computer", "internet", "digital", "technology"),
    ("photography", "photos", "camera"),
    ("nature", "birds", "birdwatching", "wildlife", "outdoors", "conservation", "parks"),
    ("animals", "dogs", "dog", "cats", "pets", "horses", "riding"),
    ("volunteering", "volunteer", "volunteers", "useful"),
    ("english", "esol", "esl"),
    ("learning", "learn", "classes", "courses", "adult-education"),
    ("work", "job", "jobs", "employment"),
    ("friends", "friendship", "befriending", "company", "companionship", "social", "mates", "socialising"),
    ("bereavement", "bereaved", "grief", "loss", "widowed"),
    ("talking", "listening", "counselling", "counseling"),
    ("parents", "parenting", "mothers", "fathers", "toddlers"),
    ("carers", "caregivers", "caregiver"),
    ("seniors", "senior", "older", "elderly"),
    ("youth", "teens", "teenagers", "adolescents"),
    ("mentoring", "mentor", "mentors"),
    ("faith", "prayer", "worship"),
    ("culture", "cultural", "multicultural"),
    ("mindfulness", "meditation", "relaxation"),
)

SAYS_LITTLE: tuple[str, ...] = (
    "the", "and", "but", "for", "with", "from", "into", "about", "that", "this", "these", "those", "they", "them",
    "their", "there", "then", "than", "when", "where", "what", "which", "who", "why", "how", "you", "your", "our",
    "its", "his", "her", "she", "him", "was", "were", "are", "been", "being", "have", "has", "had", "can", "could",
    "would", "should", "will", "may", "might", "not", "don't", "i'm", "i'd", "i've", "didn't", "any", "some", "all",
    "every", "each", "more", "most", "much", "many", "very", "too", "also", "just", "only", "out", "off", "over",
    "again", "ever", "never", "still", "like", "liked", "love", "loved", "enjoy", "enjoyed", "want", "wanted", "wish",
    "need", "needed", "miss", "missed", "used", "use", "get", "got", "getting", "going", "went", "come", "came",
    "make", "made", "making", "doing", "does", "did", "things", "thing", "something", "anything", "someone", "people",
    "person", "good", "nice", "new", "old", "bit", "lot", "lots", "way", "day", "days", "week", "time", "times",
    "near", "nearby", "local", "area", "place", "places", "home", "house", "with", "without", "other", "others",
    "group", "groups", "club", "clubs", "centre", "center", "centres", "community", "service", "services", "program",
    "programme", "programs", "support", "supporting", "help", "activity", "activities", "general", "public",
    "organisation", "organization", "county", "city", "town", "north", "south", "east", "west", "free", "open",
)  # fmt: skip

BY_HELP: dict[str, tuple[str, ...]] = {
    "emotional": ("counselling", "counseling", "listening", "bereavement", "grief", "befriending"),
    "esteem": ("volunteering", "volunteer", "mentoring", "mentor"),
    "network": ("social", "friendship", "choir", "lunch", "club"),
    "informational": ("advice", "information", "advocacy"),
    "practical": ("transportation", "transport", "shopping", "repairs", "handyman"),
    "company": ("befriending", "friendship", "companionship", "social", "lunch", "coffee"),
}
"""Words that speak of a kind of help. Physical care is left out: it is arranged, not suggested."""

VOCABULARY = Vocabulary(groups=GROUPS, says_little=SAYS_LITTLE, by_help=BY_HELP)
