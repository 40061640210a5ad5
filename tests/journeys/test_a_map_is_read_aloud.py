"""A map as a screen reader walks through it: one stop for each tie, which says everything, and nothing is said twice.

What is walked is the accessibility tree that Chromium hands to a screen reader, in its order.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from catalogues import ACCENTED

from kith.ground import clock
from kith.ground.access.who import actor_of
from kith.ground.accounts.models import Account
from kith.ground.ids import PersonId
from kith.networks.queries.maps import TieSeen, map_for
from kith.networks.rules.vocabulary import Feeling, Life, Wish
from kith.people.models import Person
from tests.journeys.walker import Walker

READERS = {"Lucy": "Lucy", "Mary": "Priya"}
"""Whose map it is, and who reads it."""
MAPS = [("Lucy", False), ("Mary", False), ("Mary", True)]
"""Whose map is read, and whether from right to left."""
FELT = {Feeling.HURTS: "It hurts.", Feeling.BOTH: "It helps, and it sometimes hurts."}
STANDS = {Life.REMEMBERED: "Remembered.", Life.OUT_OF_TOUCH: "Out of touch."}
WISHES = {Wish.KEEP: "to keep this", Wish.GROW: "to grow this", Wish.REBUILD: "to rebuild this",
          Wish.STEP_BACK: "to step back from this", Wish.UNDECIDED: "what"}  # fmt: skip
Node = dict[str, Any]


class Tree:
    """The accessibility tree of a page."""

    def __init__(self, walker: Walker) -> None:
        session = walker.page.context.new_cdp_session(walker.page)
        self.nodes: dict[str, Node] = {
            node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]
        }

    def under(self, node: Node) -> Iterator[Node]:
        """Return all that is said under a node, in its order."""
        for child in (self.nodes[child] for child in node.get("childIds", ()) if child in self.nodes):
            if not child.get("ignored") and role(child) not in {"generic", "InlineTextBox"}:
                yield child
            yield from self.under(child)

    def all(self, *roles: str) -> list[Node]:
        (root,) = (node for node in self.nodes.values() if "parentId" not in node)
        return [node for node in self.under(root) if role(node) in roles]

    def map(self) -> Node:
        """Return the drawing that is shown: the one group that says what it is."""
        (drawing,) = (node for node in self.all("group") if told(node, "description") and list(self.under(node)))
        return drawing


def role(node: Node) -> str:
    return str(node["role"]["value"])


def told(node: Node, what: str = "name") -> str:
    """Return the name or the description of a node, without the marks that keep the direction of names apart."""
    words = str(node.get(what, {}).get("value", ""))
    return " ".join(words.replace("\u2068", "").replace("\u2069", "").split())


def given_the_map_is_open(walker: Walker, whose: str, *, mirrored: bool, page: str) -> list[TieSeen]:
    """Open a page of a map as whoever reads it, and return who is on the map."""
    person_id = PersonId(Person.objects.get(known_as=whose).pk)
    now = clock.now()
    walker.becomes(READERS[whose])
    if mirrored:
        walker.reads_right_to_left()
    walker.opens(f"/people/{person_id}/{page}")
    reader = actor_of(Account.objects.get(display_name=READERS[whose]), at=now)
    return list(map_for(person_id, viewer=reader, at=now).ties)


def parts_of(tie: TieSeen, *, mirrored: bool) -> list[str]:
    """Return what is to be read of a tie, in its order: what people wrote, and our words in the reader's language."""
    facts, known = tie.facts, tie.known
    letters = ACCENTED if mirrored else {}

    def ours(words: str) -> str:
        return words.translate(letters)

    named = [name for names in (known.knows, known.knew) for name in (names if len(names) < 5 else names[:3])]
    return [
        facts.name,
        facts.relationship,
        ours(facts.ring.sentence),
        ours(STANDS.get(facts.life, "")),
        *(ours(kind.phrase) for kind in tie.mark.helps_with),
        ours(FELT.get(facts.felt, "") if facts.felt else ""),
        *named,
        ours(WISHES[tie.decided.wish] if tie.decided else ""),
    ]


def are_said_in_order(parts: list[str], sentence: str) -> bool:
    place = 0
    for part in filter(None, parts):
        place = sentence.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True


def then_each_tie_is_one_stop_that_says_everything(
    tree: Tree, ties: list[TieSeen], *, kind: str, mirrored: bool
) -> None:
    stops = [node for node in tree.under(tree.map()) if role(node) == kind]
    assert len(stops) == len(ties)
    in_order = sorted(ties, key=lambda tie: (tie.facts.ring, tie.now.sorting))
    for stop, tie in zip(stops, in_order, strict=True):
        parts = parts_of(tie, mirrored=mirrored)
        assert are_said_in_order(parts, told(stop)), (parts, told(stop))


def then_nothing_is_said_twice(tree: Tree, *, kind: str) -> None:
    """The drawing says what it is and how to read it once; under it there is nothing but its stops and their words."""
    drawing = tree.map()
    assert told(drawing)
    assert told(drawing, "description") not in told(drawing)
    under = list(tree.under(drawing))
    of_stops = [inner["nodeId"] for stop in under if role(stop) == kind for inner in tree.under(stop)]
    beside = [node for node in under if role(node) != kind and node["nodeId"] not in of_stops]
    assert not beside, [(role(node), told(node)) for node in beside]
    for stop in (node for node in under if role(node) == kind):
        written = " ".join(told(inner) for inner in tree.under(stop))
        assert told(stop).startswith(written), "A stop writes something that it does not say."
        assert not told(stop, "description"), "A stop says something after its name."


@pytest.mark.parametrize(("whose", "mirrored"), MAPS)
def test_the_map_is_read_tie_by_tie_and_the_list_says_the_same(walker: Walker, whose: str, mirrored: bool) -> None:
    ties = given_the_map_is_open(walker, whose, mirrored=mirrored, page="map")
    tree = Tree(walker)

    assert any(tie.mark.helps_with for tie in ties)
    assert whose == "Lucy" or any(tie.known.knows for tie in ties)
    then_each_tie_is_one_stop_that_says_everything(tree, ties, kind="link", mirrored=mirrored)
    then_nothing_is_said_twice(tree, kind="link")
    rows = [" ".join(told(node) for node in tree.under(row)) for row in tree.all("listitem")]
    for tie in ties:
        parts = parts_of(tie, mirrored=mirrored)
        in_the_list = [*parts[:2], *parts[3:-1]]  # the ring is the heading of its list, the wish a word in its row
        assert any(are_said_in_order(in_the_list, row) for row in rows), (in_the_list, rows)


@pytest.mark.parametrize(("whose", "mirrored"), MAPS)
def test_a_map_that_is_drawn_on_is_read_tie_by_tie_and_the_table_says_the_same(
    walker: Walker, whose: str, mirrored: bool
) -> None:
    ties = given_the_map_is_open(walker, whose, mirrored=mirrored, page="map/draw")
    walker.finds("svg.map--wide [role=button]").first.wait_for()
    tree = Tree(walker)

    then_each_tie_is_one_stop_that_says_everything(tree, ties, kind="button", mirrored=mirrored)
    then_nothing_is_said_twice(tree, kind="button")
    fields = [told(node) for node in tree.all("combobox")]
    assert all(sum(tie.facts.name in field for field in fields) >= 1 for tie in ties), fields


def test_it_would_be_heard_if_a_part_were_missing_or_out_of_order() -> None:
    assert are_said_in_order(["Anne", "", "advice", "Joan"], "Anne. Helps with advice. Knows Joan.")
    assert not are_said_in_order(["Anne", "advice"], "Anne. Close ring.")
    assert not are_said_in_order(["advice", "Anne"], "Anne. Helps with advice.")
