"""Three hundred at once: they come in, go out and are taken back, and there is no room for one more."""

import pytest

from kith.networks.models import Acquaintance, Tie
from kith.networks.rules.exchange.shapes import Picture, Shape
from tests.client import WeatherClient
from tests.networks.test_exchange_pages import as_, at, bring_in, look, numbers_of, take_out
from tests.world import World

NUMBER = 300


@pytest.fixture
def crowd(world: World, client: WeatherClient) -> str:
    """Bring three hundred in who each know the one before, and return the page that says so."""
    as_(client, world, "priya")
    rows = (f"P{one},{one % 3 + 1},P{one - 1}\r\n" if one else "P0,1,\r\n" for one in range(NUMBER))
    return bring_in(client, world, f"name,ring,knows\r\n{''.join(rows)}".encode())


def test_three_hundred_come_in_go_out_and_are_taken_back(world: World, client: WeatherClient, crowd: str) -> None:
    assert Tie.objects.filter(is_on_map=True).count() == NUMBER
    assert Acquaintance.objects.filter(ended_at=None).count() == NUMBER - 1
    for shape in (Shape.PLAIN, Shape.NETWORK_CANVAS):
        assert "The file would change nothing." in look(client, world, take_out(client, world, shape), shape.file)
    assert client.get(at(world, "file") + f"?as={Picture.PNG.value}").content.startswith(b"\x89PNG")
    assert "There is room for 300 on a map, and no more." in look(client, world, b"name\r\nOne more\r\n")

    client.post(at(world, "take-all-back"), numbers_of(crowd))

    assert not Tie.objects.filter(is_on_map=True).exists()
