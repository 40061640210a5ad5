"""A network is read from what people write, in many shapes, and refused in one sentence where it is none."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.networks.rules.figures import figures
from kith.networks.rules.network import Network
from kith.networks.rules.reading import Told, Unreadable, parsed, read, read_all

WEIGHTED: dict[str, Any] = {
    "ego": "G",
    "alters": ["A", "B", "C"],
    "alter_ties": [["A", "B"]],
    "ego_tie_weights": {"A": 5, "B": 4, "C": 10},
    "alter_tie_weights": [["A", "B", 2]],
}


def network(**told: Any) -> Network:
    return read(told).described.network


def refused(told: Any, where: str = "") -> str:
    with pytest.raises(Unreadable) as refusal:
        read(told, where)
    return str(refusal.value)


@pytest.mark.parametrize(
    "shape",
    [
        {"ego_tie_weights": [["A", 5], ["B", 4], ["C", 10]]},
        {"ego_tie_weights": [["G", "A", 5], ["B", "G", 4], ["G", "C", 10]]},
        {"ego_tie_weights": [5, 4, 10]},
        {"ego_tie_weights": [{"alter": "A", "weight": 5}, {"id": "B", "strength": 4}, {"to": "C", "weight": 10}]},
        {"ego_tie_weights": None, "alters": {"A": {"weight": 5}, "B": {"strength": 4}, "C": 10}},
        {"ego_tie_weights": None, "alters": [{"id": "A", "weight": 5}, {"name": "B", "closeness": 4},
                                             {"id": "C", "weight": 10.0}]},
        {"ego_tie_weights": None, "alter_ties": [["A", "B"], ["G", "A", 5], ["B", "G", 4], ["C", "G", 10]]},
        {"alters": None},
        {"alters": ["A", "B", "C", "A", "G"]},
        {"alter_tie_weights": [["A", "B", 2], ["B", "A", 2]]},
        {"alter_tie_weights": [["B", "A", 2]]},
        {"alter_tie_weights": [["A", "B", 1], ["B", "A", 3]]},
        {"alter_tie_weights": [2]},
        {"alter_tie_weights": {"A": {"B": 2}}},
        {"alter_tie_weights": {"A,B": 2}},
        {"alter_tie_weights": {"B | A": 2}},
        {"alter_tie_weights": {"A-B": 2}},
        {"alter_tie_weights": None, "alter_ties": [["A", "B", 2]]},
        {"alter_tie_weights": None, "alter_ties": [{"from": "A", "to": "B", "weight": 2}]},
        {"alter_tie_weights": None, "alter_ties": [{"source": "B", "target": "A", "weight": 2}]},
        {"alter_ties": None},
        {"alter_ties": [["A", "B"], ["B", "A"], ["C", "C"]]},
        {"alter_ties": {"A": ["B"], "B": ["A"], "C": []}},
        {"alter_tie_weights": [["A", "B", 2], ["A", "C", 0]]},
    ],
)  # fmt: skip
def test_strengths_and_ties_are_read_in_the_shapes_people_write(shape: dict[str, Any]) -> None:
    assert network(**{**WEIGHTED, **shape}) == network(**WEIGHTED)


def test_a_tie_that_is_listed_stands_even_where_it_has_no_strength() -> None:
    told = network(alters=["A", "B"], alter_ties=[["A", "B"]], alter_tie_weights=[["A", "B", 0]])

    assert told.knows == (2, 1)
    assert told.between == ({1: 0.0}, {0: 0.0})
    assert network(alters=["A", "B"], alter_ties=[["A", "B"]], alter_tie_weights=[0]) == told


def test_names_may_be_numbers_and_stay_so() -> None:
    told = read({"alters": [1, 2, 3.0], "alter_ties": [[1, "2"]], "ego_tie_weights": {"1": 2, "2": 1},
                 "wave2_alters": ["2", 4]})  # fmt: skip

    assert told.described.network.people == (1, 2, 3)
    assert told.described.network.own == (1.0, 0.5, 0.5)
    assert told.described.later == (2, 4)
    assert told.left_out == ()


def test_what_is_left_out_is_said() -> None:
    told = read(
        {"ego": "e", "alters": ["a", "b", "a", "e"], "alter_ties": [["a", "a"], ["a", "b"], ["b", "a"], ["e", "a"]]}
    )

    assert told.left_out == (
        "alters[2]: “a” stands there twice, and is counted once.",
        "alters[3]: “e” is the person in the middle, who is not counted.",
        "alter_ties[0]: “a” is tied to themself, which is no tie.",
        "alter_ties[2]: “b” and “a” stand there twice, and are counted once.",
    )
    assert told.described.network.people == ("a", "b")


def test_strengths_that_only_repeat_the_ties_are_nothing_left_out() -> None:
    assert read(WEIGHTED).left_out == ()
    assert read({**WEIGHTED, "alter_tie_weights": [["B", "A", 2]]}).left_out == ()


def test_what_is_told_of_people_is_read_beside_them_or_apart() -> None:
    beside = {
        "alters": {
            "Mum": {"tie": "personal", "ring": 1, "support": ["care", "advice", "care"], "detrimental": True},
            "Nurse": {"tie": "professional", "ring": 2, "support": None, "hurts": False},
            "Rex": None,
        },
        "support_types": ["care", "advice"],
        "wanted": ["care"],
        "possible_kinds": ["personal", "professional"],
    }
    told = read(beside).described

    assert told.kinds == {"Mum": "personal", "Nurse": "professional"}
    assert told.given == {"Mum": ("care", "advice"), "Nurse": (), "Rex": ()}
    assert (told.asked, told.wanted) == (("care", "advice"), ("care",))
    assert told.possible_kinds == ("personal", "professional")
    assert told.rings == {"Mum": 1, "Nurse": 2}
    assert told.hurting == ("Mum",)
    apart = read({"alters": ["Mum", "Nurse", "Rex"], "kinds": told.kinds, "support": {"Mum": {"care": True, "advice": 1,
                  "money": False}, "Nurse": []}}).described  # fmt: skip
    assert (apart.kinds, apart.given) == (told.kinds, told.given)
    short = read({"alters": {"Mum": "personal", "Nurse": ["care"]}}).described
    assert short.kinds == {"Mum": "personal"}
    assert short.given == {"Mum": (), "Nurse": ("care",)}
    assert read({"alters": {"Mum": {"support": "care"}}}).described.given == {"Mum": ("care",)}


def test_who_was_asked_and_helps_with_nothing_is_told_of() -> None:
    assert read({"alters": {"Mum": {}}, "support_types": ["care"]}).described.given == {"Mum": ()}
    assert read({"alters": {}, "support_types": ["care"]}).described.given == {}


def test_what_is_not_told_is_none() -> None:
    told = read({"alters": ["Mum"]}).described

    assert told.given is told.asked is told.wanted is told.hurting is told.later is None
    assert told.kinds == told.rings == told.later_rings == {}
    assert told.strengths == ()
    assert tuple(told.possible_kinds) == ("personal", "community", "professional")
    assert not told.network.is_weighted


@pytest.mark.parametrize(
    "later",
    [
        {"wave2_alters": {"Mum": {"ring": 2}, "Bo": None}},
        {"wave2": {"alters": [{"id": "Mum", "ring": 2}, "Bo"]}},
        {"wave2": {"Mum": {"ring": 2}, "Bo": {}}},
    ],
)
def test_a_later_map_is_read_with_its_rings(later: dict[str, Any]) -> None:
    told = read({"alters": {"Mum": {"ring": 1}}, **later}).described

    assert told.later == ("Mum", "Bo")
    assert told.later_rings == {"Mum": 2}


def test_a_later_map_may_be_empty_which_is_not_the_same_as_not_told() -> None:
    assert read({"alters": [], "wave2_alters": []}).described.later == ()
    assert read({"alters": [], "wave2": None}).described.later is None


def test_an_empty_map_is_a_network_of_nobody() -> None:
    for told in ({"alters": []}, {"alters": {}}, {"alters": None}, {"ego": "e", "alters": [], "alter_ties": None}):
        assert read(told).described.network.size == 0


def test_a_file_may_hold_one_network_an_example_or_several() -> None:
    one = {"alters": ["a"]}

    assert isinstance(read_all(one), Told)  # type: ignore[arg-type]
    assert read_all({"id": "x", "input": one}) == read_all(one)  # type: ignore[arg-type, dict-item]
    assert read_all([one, {"input": one}]) == [read_all(one)] * 2  # type: ignore[list-item, arg-type, dict-item]
    assert read_all({"examples": [{"id": "x", "input": one}, {"input": None}]}) == {  # type: ignore[dict-item]
        "x": read_all(one), "examples[1]": None,  # type: ignore[arg-type]
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([1], "[0]: a network is an object with “alters”, and this is a number."),
        ({"examples": [3]}, "examples[0]: an example is an object, and this is a number."),
        ({"input": None}, "input: a network is an object with “alters”, and this is nothing."),
        ({"examples": [{"input": {"alters": 3}}]},
         "examples[0].input.alters: it should be a list or an object of people, and is a number."),
        ("x", "a network is an object with “alters”, and this is text."),
    ],
)  # fmt: skip
def test_a_flaw_says_in_which_network_of_a_file_it_is(told: Any, words: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_all(told)

    assert str(refusal.value) == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "“alters” is missing: there is nobody to measure a network of."),
        ({"alter_ties": [["a", "b"]]}, "alters: it is missing, so it is not said who is on the map."),
        ({"alters": "Mum"}, "alters: it should be a list or an object of people, and is text."),
        ({"alters": ["a", None]}, "alters[1]: a name is a word or a whole number, and this is nothing."),
        ({"alters": [True]}, "alters[0]: a name is a word or a whole number, and this is yes or no."),
        ({"alters": [1.5]}, "alters[0]: a name is a word or a whole number, and this is a number."),
        ({"alters": [["a"]]}, "alters[0]: a name is a word or a whole number, and this is a list of 1."),
        ({"alters": [{}]}, "alters[0]: a name is a word or a whole number, and this is nothing."),
        ({"alters": {"a": True}}, "alters.a: what is told of somebody should be an object, and is yes or no."),
        ({"alters": ["a"], "ego": []}, "ego: a name is a word or a whole number, and this is a list of 0."),
        ({"alters": ["a", "b"], "alter_ties": [["a", "z"]]}, "alter_ties[0]: “z” is not among the alters."),
        ({"alters": ["a"], "alter_ties": [["a"]]},
         "alter_ties[0]: a tie is two names, perhaps with a strength, and this is a list of 1."),
        ({"alters": ["a"], "alter_ties": [{"from": "a"}]},
         "alter_ties[0]: a tie is two names, perhaps with a strength, and this is an object."),
        ({"alters": ["a"], "alter_ties": 3}, "alter_ties: it should be a list of ties, and is a number."),
        ({"alters": ["a"], "alter_ties": {"a": ["z"]}}, "alter_ties.a[0]: “z” is not among the alters."),
        ({"alters": ["a", "b"], "alter_tie_weights": {"a+b": 2}},
         "alter_tie_weights.a+b: “a+b” does not name two of the alters."),
        ({"alters": ["a", "b"], "alter_ties": [["a", "b"]], "alter_tie_weights": [1, 2]},
         "alter_tie_weights: there are 2 strengths for 1 ties."),
        ({"alters": ["a", "b"], "alter_ties": [["a", "b", -1]]},
         "alter_ties[0]: a strength is nought or more, and this is -1."),
        ({"alters": ["a", "b"], "alter_ties": [["a", "b", 1], ["a", "b", 2]]},
         "alter_ties[1]: the strength 2 stands here, and 1 before it."),
        ({"alters": ["a"], "ego_tie_weights": {"z": 1}}, "ego_tie_weights.z: “z” is not among the alters."),
        ({"alters": ["a"], "ego_tie_weights": {"a": "5"}},
         "ego_tie_weights.a: a strength is a number, and this is text."),
        ({"alters": ["a"], "ego_tie_weights": {"a": True}},
         "ego_tie_weights.a: a strength is a number, and this is yes or no."),
        ({"alters": ["a"], "ego_tie_weights": {"a": float("nan")}},
         "ego_tie_weights.a: a strength is a number that can be written down, and this is not."),
        ({"alters": ["a"], "ego_tie_weights": {"a": 10**400}},
         "ego_tie_weights.a: a strength is a number that can be written down, and this is not."),
        ({"alters": ["a"], "ego_tie_weights": [1, 2]}, "ego_tie_weights: there are 2 strengths for 1 alters."),
        ({"alters": ["a"], "ego_tie_weights": [["a"]]},
         "ego_tie_weights[0]: it should be a name with a strength, and is a list of 1."),
        ({"alters": ["a", "b"], "ego_tie_weights": [1, ["b", 2]]},
         "ego_tie_weights[0]: it should be a name with a strength, and is a number."),
        ({"alters": ["a", "b"], "alter_ties": [["a", "b"]], "alter_tie_weights": [1, ["a", "b", 2]]},
         "alter_tie_weights[0]: a tie is two names, perhaps with a strength, and this is a number."),
        ({"alters": ["a"], "ego_tie_weights": 3},
         "ego_tie_weights: it should be an object or a list of strengths, and is a number."),
        ({"alters": ["a"], "ego_tie_weights": [["a", 1], ["a", 2]]},
         "ego_tie_weights[1]: the strength 2 stands here, and 1 before it."),
        ({"alters": {"a": {"weight": "x"}}}, "alters.a.weight: a strength is a number, and this is text."),
        ({"alters": {"a": {"support": 3}}}, "alters.a.support: it should be a list of kinds of help, and is a number."),
        ({"alters": {"a": {"support": ["x", 3]}}},
         "alters.a.support[1]: a kind of help is a word, and this is a number."),
        ({"alters": {"a": {"tie": 3}}}, "alters.a.tie: it should be a word, and is a number."),
        ({"alters": {"a": {"ring": "x"}}}, "alters.a.ring: a ring is a whole number, and this is text."),
        ({"alters": {"a": {"ring": True}}}, "alters.a.ring: a ring is a whole number, and this is yes or no."),
        ({"alters": ["a"], "support": {"z": []}}, "support.z: “z” is not among the alters."),
        ({"alters": ["a"], "support_types": 5},
         "support_types: it should be a list of kinds of help, and is a number."),
        ({"alters": ["a"], "wave2_alters": 5},
         "wave2_alters: it should be a list or an object of people, and is a number."),
    ],
)  # fmt: skip
def test_what_is_no_network_is_refused_in_one_sentence_that_says_where(told: Any, words: str) -> None:
    assert refused(told) == words
    assert refused(told, "input").startswith("input")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1, column 1: this is not JSON."),
        ('{"alters": [}', "line 1, column 13: this is not JSON."),
        ("[" * 100_000, "it holds lists in lists, deeper than any network does."),
        ('{"alters": {"a": {}, "a": {}}}', "a: it stands twice in one object."),
        ('{"alters": [' + "1" * 5000 + "]}", "it holds a number that is too long to read."),
    ],
)
def test_what_is_no_json_is_refused_too(text: str, words: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        parsed(text)

    assert str(refusal.value) == words


def test_text_becomes_values() -> None:
    assert parsed('{"a": [1, null, "é"]}') == {"a": [1, None, "é"]}


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.sampled_from(["a", "b", "e", ""]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["a", "b", "weight", "ring", "id",
                                                                 "support", "from", "to"]), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip
KEYS = ("ego", "alters", "alter_ties", "ego_tie_weights", "alter_tie_weights", "support_types", "wave2_alters", "wave2",
        "support", "kinds", "wanted", "possible_kinds")  # fmt: skip


@settings(deadline=None)
@given(st.fixed_dictionaries({"alters": st.sampled_from([["a", "b"], {"a": {}, "b": None}]) | ANYTHING},
                             optional=dict.fromkeys(KEYS[2:], ANYTHING)))  # fmt: skip
def test_whatever_stands_in_a_file_is_measured_or_refused(told: Any) -> None:
    try:
        found = figures(read(told).described)
    except Unreadable as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 - either is well
    else:
        assert json.dumps(found, allow_nan=False)
