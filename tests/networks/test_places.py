"""Places on a map have a key, for the form and for the drawing, and nothing else is one."""

import pytest

from kith.ground.ids import TieId, UnplacedId, new_id
from kith.networks.rules.places import Place, Standing, Waiting
from kith.networks.rules.vocabulary import Ring, Sector


@pytest.mark.parametrize("ring", list(Ring))
@pytest.mark.parametrize("sector", list(Sector))
def test_a_place_is_found_by_its_key(ring: Ring, sector: Sector) -> None:
    place = Place(ring, sector)

    assert place.key == f"{ring.value}.{sector.value}"
    assert Place.of(place.key) == place


@pytest.mark.parametrize("key", ["", "off", "5.personal", "1.elsewhere", "personal.1", "1"])
def test_what_is_no_key_is_no_place(key: str) -> None:
    with pytest.raises(ValueError, match=r"invalid literal|is not a valid"):
        Place.of(key)


def test_every_row_of_the_table_has_fields_of_its_own() -> None:
    tie_id, unplaced_id = TieId(new_id()), UnplacedId(new_id())
    tie = Standing(tie_id, "Anne", Place(Ring.CLOSE, Sector.PERSONAL), 1)
    one = Waiting(unplaced_id, "Bee")

    assert (tie.place_field, tie.was_field) == (f"place-{tie_id}", f"was-{tie_id}")
    assert (one.place_field, one.kind_field) == (f"place-{unplaced_id}", f"kind-{unplaced_id}")
