"""What a map says in sentences: on whom help rests, who knows whom, what would fall if somebody were away."""

import re
from collections.abc import Iterable
from itertools import combinations

import pytest
from django.utils import translation

from kith.networks.pages.saying import said
from kith.networks.rules import figures, sayings
from kith.networks.rules.sayings import WORDS, Knowing, Saying, Says
from kith.networks.rules.ties import TieNow
from kith.networks.rules.vocabulary import ASKED, Feeling, Help, Kind, Life, Ring, Sector
from tests.networks.test_measures import tie

ANNE = tie("Anne", Help.EMOTIONAL, Help.ADVICE)
BETTY = tie("Betty", Help.ADVICE, sector=Sector.COMMUNITY)
KEN = tie("Ken", Help.COMPANY, ring=Ring.FURTHER)
NURSE = tie("The nurse", Help.CARE, Help.ADVICE, is_paid=True, sector=Sector.PROFESSIONAL)
REX = tie("Rex", Help.COMPANY, kind=Kind.ANIMAL)
HUSBAND = tie("My husband", Help.EMOTIONAL, life=Life.REMEMBERED)
RAY = tie("Ray", Help.EMOTIONAL, felt=Feeling.HURTS)


def knowing(*pairs: tuple[TieNow, TieNow]) -> Knowing:
    return [frozenset({one.tie_id, other.tie_id}) for one, other in pairs]


def everybody(*ties: TieNow) -> Knowing:
    return knowing(*combinations(ties, 2))


def told(found: Iterable[Saying]) -> list[str]:
    return [re.sub(r"</?bdi>", "", str(said(saying))) for saying in found]


def test_nearly_all_help_comes_from_one() -> None:
    assert told(sayings.on_whom_help_rests([ANNE, tie("Stan", Help.ADVICE)])) == ["Nearly all help comes from Anne."]
    assert told(sayings.on_whom_help_rests([KEN])) == ["Nearly all help comes from Ken."]


def test_help_that_comes_from_several_hangs_on_none_of_them() -> None:
    found = sayings.on_whom_help_rests([BETTY, KEN])

    assert told(found) == ["Help comes from several sides, and does not hang on one of them."]


def test_that_support_is_mostly_paid_is_said_beside() -> None:
    paid = [NURSE, *(tie(f"Worker {number}", is_paid=True) for number in range(3))]

    assert [saying.says for saying in sayings.on_whom_help_rests([*paid, KEN])] == [Says.FROM_SEVERAL, Says.MOSTLY_PAID]
    assert [saying.says for saying in sayings.on_whom_help_rests(paid)] == [Says.FROM_ONE, Says.MOSTLY_PAID]
    assert [saying.says for saying in sayings.on_whom_help_rests(paid[1:])] == [Says.NO_HELP_TOLD, Says.MOSTLY_PAID]


def test_where_no_help_is_told_nothing_is_said_of_it() -> None:
    for ties in ([], [tie("Anne")], [HUSBAND], [RAY]):
        assert told(sayings.on_whom_help_rests(ties)) == [
            "It is not told yet who helps with what, so nothing can be said of it."
        ]


def test_two_give_advice_and_do_not_know_each_other() -> None:
    found = sayings.who_is_there_for([ANNE, BETTY], knows=[], wanted=[Help.ADVICE])

    assert told(found) == ["Anne and Betty are there for advice, and they do not know each other."]


def test_those_who_know_each_other_are_said_to_only_where_all_do() -> None:
    stan = tie("Stan", Help.ADVICE)

    def says(knows: Knowing | None, *ties: TieNow) -> list[Says]:
        return [saying.says for saying in sayings.who_is_there_for(ties, knows=knows, wanted=[Help.ADVICE])]

    assert says(knowing((ANNE, BETTY)), ANNE, BETTY) == [Says.ACQUAINTED_FOR]
    assert says(everybody(ANNE, BETTY, stan), ANNE, BETTY, stan) == [Says.ACQUAINTED_FOR]
    assert says(knowing((ANNE, BETTY), (BETTY, stan)), ANNE, BETTY, stan) == [Says.SEVERAL_FOR]
    assert says(knowing((ANNE, KEN)), ANNE, BETTY, KEN) == [Says.STRANGERS_FOR]
    assert says([frozenset({ANNE.tie_id})], ANNE, BETTY) == [Says.STRANGERS_FOR]
    assert says(None, ANNE, BETTY) == [Says.SEVERAL_FOR]
    assert says(None, ANNE, NURSE) == [Says.SEVERAL_FOR]


def test_a_dog_is_not_said_to_know_anybody() -> None:
    found = sayings.who_is_there_for([KEN, REX], knows=[], wanted=[Help.COMPANY])

    assert told(found) == ["Ken and Rex are there for company."]


def test_kinds_of_help_that_stand_alike_share_a_sentence_and_gaps_come_first() -> None:
    anne = tie("Anne", Help.EMOTIONAL, Help.ESTEEM)
    found = sayings.who_is_there_for([anne, NURSE, HUSBAND])

    assert told(found) == [
        "Nobody is there for belonging and practical things.",
        "Only Anne is there for feelings and feeling valued.",
        "Only people who are paid are there for advice: The nurse.",
    ]
    assert [kind for saying in found for kind in saying.kinds] == [
        Help.BELONGING, Help.PRACTICAL, Help.EMOTIONAL, Help.ESTEEM, Help.ADVICE,
    ]  # fmt: skip
    assert set(ASKED) == {kind for saying in found for kind in saying.kinds}


def test_if_anne_were_away_nobody_would_be_there_for_feelings() -> None:
    assert told(sayings.if_away([ANNE, BETTY, HUSBAND], {ANNE.tie_id})) == [
        "If Anne were away for a fortnight, nobody would be there for feelings.",
        "If Anne were away for a fortnight, only Betty would be there for advice.",
    ]


def test_several_may_be_away_at_once() -> None:
    found = sayings.if_away([ANNE, BETTY, KEN, NURSE], {BETTY.tie_id, ANNE.tie_id})

    assert told(found) == [
        "If Anne and Betty were away for a fortnight, nobody would be there for feelings.",
        "If Anne and Betty were away for a fortnight, only people who are paid would be there for advice: The nurse.",
    ]
    assert {saying.away for saying in found} == {(ANNE, BETTY)}


def test_where_others_are_left_it_holds_and_where_no_help_is_told_nothing_can_be_said() -> None:
    stan = tie("Stan", Help.ADVICE)

    assert told(sayings.if_away([BETTY, stan, ANNE], {BETTY.tie_id})) == [
        "If Betty were away for a fortnight, others would still be there for all of it."
    ]
    assert [saying.kinds for saying in sayings.if_away([ANNE, BETTY, NURSE], {ANNE.tie_id})] == [(Help.EMOTIONAL,)]
    assert told(sayings.if_away([ANNE, tie("Joan")], {tie("Joan").tie_id})) == [
        "No help is told of Joan, so it cannot be said what would be missed."
    ]
    assert sayings.if_away([ANNE, HUSBAND], {HUSBAND.tie_id}) == (Saying(Says.AWAY_NO_HELP_TOLD),)


def test_the_loss_test_of_each_begins_with_whose_absence_would_leave_most() -> None:
    tested = sayings.each_away([BETTY, KEN, ANNE, NURSE, tie("Zoe", Help.ESTEEM, Help.PRACTICAL), tie("Joan")])

    assert [one.name for one, _ in tested] == ["Zoe", "Anne", "Ken", "The nurse", "Betty"]
    assert tested[0][1] == (Saying(Says.AWAY_NOBODY_FOR, (), (Help.ESTEEM, Help.PRACTICAL), (tested[0][0],)),)


@pytest.mark.parametrize(
    ("ties", "knows", "words"),
    [
        ([], None, ["With fewer than two people there is nobody who could know another."]),
        ([ANNE, REX, HUSBAND], [], ["With fewer than two people there is nobody who could know another."]),
        ([ANNE, BETTY], None, ["It is not told who of them know each other."]),
        ([ANNE, BETTY, KEN], [], ["None of the people on the map know each other."]),
        ([ANNE, BETTY], everybody(ANNE, BETTY), ["All the people on the map know each other."]),
        ([ANNE, BETTY, KEN], everybody(ANNE, BETTY, KEN), ["All the people on the map know each other."]),
        ([ANNE, BETTY, KEN], knowing((ANNE, BETTY)), ["Ken knows nobody else on the map."]),
        ([ANNE, BETTY, KEN, NURSE], knowing((ANNE, BETTY)), ["Ken and The nurse know nobody else on the map."]),
        (
            [ANNE, BETTY, KEN],
            knowing((ANNE, BETTY), (BETTY, KEN)),
            ["Each of the people on the map knows somebody else on it, and they hang together."],
        ),
        (
            [ANNE, BETTY, KEN, NURSE, RAY],
            knowing((ANNE, BETTY), (KEN, NURSE)),
            ["The people on the map form circles that do not know each other.", "Ray knows nobody else on the map."],
        ),
    ],
)
def test_who_know_each_other(ties: list[TieNow], knows: Knowing | None, words: list[str]) -> None:
    assert told(sayings.who_know_each_other(ties, knows)) == words


def test_who_is_new_and_who_is_not_there_now_is_known_by_id() -> None:
    renamed = tie("Anne")
    other_anne = TieNow(tie_id=BETTY.tie_id, name="Anne", kind=Kind.PERSON, ring=Ring.CLOSE, sector=Sector.PERSONAL)

    assert told(sayings.since(None, [ANNE])) == ["There is no earlier map to compare with."]
    assert told(sayings.since([ANNE], [renamed])) == ["The same people are on the map as before."]
    assert told(sayings.since([], [])) == ["The same people are on the map as before."]
    assert told(sayings.since([BETTY], [other_anne])) == ["The same people are on the map as before."]
    assert told(sayings.since([ANNE, BETTY], [ANNE, KEN])) == [
        "Ken is new.", "Betty was on the map before, and is not on it now.",
    ]  # fmt: skip
    assert told(sayings.since([REX, BETTY], [KEN, ANNE, HUSBAND])) == [
        "Anne and Ken are new.", "Betty and Rex were on the map before, and are not on it now.",
    ]  # fmt: skip


def test_a_map_has_figures_for_staff() -> None:
    described = sayings.described([ANNE, BETTY, NURSE, HUSBAND, RAY], knows=knowing((ANNE, BETTY), (ANNE, HUSBAND)))
    found = figures.figures(described)

    assert found["size"] == 4
    assert found["alter_ties"] == 1
    assert found["tie_kind_counts"] == {"personal": 2, "community": 1, "professional": 1}
    assert found["support_count_per_type"] == {
        "emotional": 1, "esteem": 0, "network": 0, "informational": 3, "practical": 0, "care": 1, "company": 0,
    }  # fmt: skip
    assert found["coverage"] == 2 / 5
    assert found["gaps"] == ("esteem", "network", "practical")
    assert found["detrimental_ties"] == 1
    assert found["ambivalent_ties"] == 0
    assert described.rings == dict.fromkeys(map(str, (one.tie_id for one in (ANNE, BETTY, NURSE, RAY))), 2)
    assert described.is_knowing_told
    assert figures.figures(sayings.described([ANNE, BETTY]))["density_excl_ego"] is None
    assert sayings.described([ANNE], wanted=[Help.CARE]).wanted == ["care"]


def test_every_sentence_names_nobody_a_score_or_a_type_and_stands_in_the_other_language() -> None:
    assert WORDS.keys() == set(Says)
    for says, words in WORDS.items():
        assert words.endswith("."), says
        assert not re.search(r"\d|score|lost|isolated|lonely|diverse|network|risk", words), says
    saying = Saying(Says.ONLY_ONE_FOR, (ANNE,), (Help.ADVICE,))
    with translation.override("ar-xb"):
        assert said(saying) == "[Öñļý <bdi>Anne</bdi> îš ţĥéŕé ƒöŕ [âðṽîçé].]"


def test_what_somebody_is_called_is_never_markup() -> None:
    assert "&lt;b&gt;" in said(Saying(Says.FROM_ONE, (tie("<b>"),)))
