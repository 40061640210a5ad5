"""Rights are asked before a review is held: Mary's plan and its days, as the tests of plans know them."""

import pytest

from tests.plans.conftest import Marys
from tests.world import World


@pytest.fixture
def marys(world: World) -> Marys:
    return Marys(world)
