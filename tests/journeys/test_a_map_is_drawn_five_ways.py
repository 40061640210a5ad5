"""The same map is drawn by mouse, by touch, by keyboard alone, by the table alone, and from right to left."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Response

from tests.journeys.test_a_map_is_drawn_by_form_alone import given_priya_opens_the_map_of_somebody_new
from tests.journeys.walker import Walker

WANTED = {
    "Mum": "1.personal",
    "Bruno": "1.personal",
    "Jo": "1.personal",
    "Aunt Meg": "2.personal",
    "Cousin Al": "3.personal",
    "The library": "2.community",
    "Choir": "2.community",
    "Ken next door": "1.community",
    "The park": "3.community",
    "Football": "3.community",
    "The corner shop": "3.community",
    "Dr Ellis": "2.professional",
    "Physio": "3.professional",
    "Grace": "1.professional",
    "The food bank": "3.professional",
}
FACE_TO_FACE = "They said it to me, face to face"


def is_drawn(answer: Response) -> bool:
    """Whether something that was drawn has been answered."""
    return "/map/draw" in answer.url


class Drawer:
    """Somebody who draws, and how often they had to press, drag or type."""

    def __init__(self, walker: Walker) -> None:
        self.walker, self.page, self.times = walker, walker.page, 0

    def names_everybody(self) -> None:
        self.page.locator("#id_names").fill("\n".join(WANTED))
        self.saves()

    def says_how_it_is_known(self) -> None:
        self.page.locator("[name=told]").first.check()
        self.times += 1

    def saves(self) -> None:
        self.page.locator("#drawing button").click()
        self.times += 1

    def mark(self, name: str) -> Locator:
        """Return what can be picked up of somebody: in the tray or on the drawing that is shown."""
        field = self.page.locator(f"#drawing label[for^=id_place]:has-text('{name}')").first.get_attribute("for") or ""
        return self.page.locator(f"[data-field='{field.removeprefix('id_')}']:visible")

    def band(self, place: str) -> tuple[float, float]:
        """Return a point in a band where nobody stands."""
        found: list[float] = self.page.evaluate(FREE, place)
        return found[0], found[1]

    def drags(self, name: str, place: str) -> None:
        self.page.evaluate(BRING, "[data-part=board]")
        box = self.mark(name).bounding_box()
        assert box is not None
        with self.page.expect_response(is_drawn):
            self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            self.page.mouse.down()
            self.page.mouse.move(*self.band(place), steps=4)
            self.page.mouse.up()
        self.times += 1
        self.is_saved(name)

    def taps(self, name: str, place: str) -> None:
        self.mark(name).scroll_into_view_if_needed()
        box = self.mark(name).bounding_box()
        assert box is not None
        self.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.evaluate(BRING, f"[data-place='{place}']")
        with self.page.expect_response(is_drawn):
            self.page.touchscreen.tap(*self.band(place))
        self.times += 2
        self.is_saved(name)

    def steers(self, name: str, place: str) -> None:
        """Pick somebody up and put them where they belong by the keys of a keyboard."""
        self.page.keyboard.press("Home")
        for _ in WANTED:
            if self.page.evaluate("document.activeElement.textContent.trim()") == name:
                break
            self.page.keyboard.press("ArrowRight")
            self.times += 1
        self.page.keyboard.press("Enter")
        self.turns("ArrowUp" if place.startswith("1") else "ArrowDown", place[0])
        self.turns("ArrowRight", place[1:])
        with self.page.expect_response(is_drawn):
            self.page.keyboard.press("Enter")
        self.times += 2
        self.is_saved(name)

    def comes_to_the_drawing(self) -> None:
        while not self.page.evaluate("document.activeElement.closest('[data-field]') !== null"):
            self.page.keyboard.press("Tab")
            self.times += 1

    def turns(self, key: str, wanted: str) -> None:
        """Press an arrow until the place that is aimed at has this in its name."""
        for _ in range(4):
            if wanted in str(self.page.evaluate("document.querySelector('.is-target')?.dataset.place ?? ''")):
                return
            self.page.keyboard.press(key)
            self.times += 1

    def is_saved(self, name: str) -> None:
        self.page.wait_for_function("name => document.querySelector('[data-last]').innerText.includes(name)", arg=name)

    def drawn(self) -> dict[str, str]:
        """Return the map as data: who stands where, as the table says it."""
        return {name: self.stands(name) for name in WANTED}

    def stands(self, name: str) -> str:
        """Return where somebody stands, as their row in the table says it."""
        return self.page.locator("#drawing li").filter(has_text=name).locator("[name^=place]").first.input_value()


FREE = """place => {
  const band = [...document.querySelectorAll(`[data-place="${place}"]`)].find(one => one.getClientRects().length);
  const box = band.getBoundingClientRect(), found = [];
  for (let right = 4; right < box.width; right += 6) for (let down = 4; down < box.height; down += 6) {
    const [x, y] = [box.left + right, box.top + down];
    if (y < 0 || y > innerHeight) continue;
    if (document.elementFromPoint(x, y) === band) found.push([x, y]);
  }
  return found[Math.floor(found.length / 2)];
}"""
"""Find a point of a band that is on the screen and that nothing covers."""


PUT = """place => document.querySelector(`svg.map--wide [data-place='${place}']`)
    .dispatchEvent(new MouseEvent('click', {bubbles: true}))"""
"""Press a band, and wait for nothing."""
BRING = """what => [...document.querySelectorAll(what)].find(one => one.getClientRects().length)
    .scrollIntoView({block: "center"})"""
"""Scroll until something that is shown stands in the middle of the screen."""


@pytest.fixture
def finger(house: str, browser: Browser) -> Iterator[Walker]:
    """Somebody with a telephone."""
    with Walker.at(house, browser, by_touch=True) as walking:
        yield walking


@pytest.fixture
def drawer(walker: Walker) -> Drawer:
    return drawer_of(walker)


def drawer_of(walker: Walker) -> Drawer:
    given_priya_opens_the_map_of_somebody_new(walker)
    walker.page.goto(f"{walker.page.url}/map")
    walker.follows("Draw it together")
    return Drawer(walker)


def test_by_the_table_alone(drawer: Drawer) -> None:
    drawer.says_how_it_is_known()
    drawer.names_everybody()
    for name, place in WANTED.items():
        drawer.page.get_by_label(f"Where does {name} belong?").select_option(place)
        drawer.times += 1
    drawer.saves()

    assert drawer.drawn() == WANTED
    assert drawer.times <= len(WANTED) + 3


def test_by_mouse(drawer: Drawer) -> None:
    drawer.says_how_it_is_known()
    drawer.names_everybody()
    drawer.walker.then_the_page_is_accessible()
    for name, place in WANTED.items():
        drawer.drags(name, place)

    assert drawer.drawn() == WANTED
    assert drawer.times <= len(WANTED) + 2
    drawer.walker.then_the_page_is_accessible()


def test_by_mouse_from_right_to_left(drawer: Drawer) -> None:
    drawer.says_how_it_is_known()
    drawer.names_everybody()
    drawer.walker.reads_right_to_left()
    drawer.page.reload()
    for name, place in WANTED.items():
        drawer.drags(name, place)

    assert drawer.drawn() == WANTED


def test_by_touch_on_a_small_screen(finger: Walker) -> None:
    drawer = drawer_of(finger)
    drawer.says_how_it_is_known()
    drawer.names_everybody()
    for name, place in WANTED.items():
        drawer.taps(name, place)

    assert drawer.drawn() == WANTED
    assert drawer.times <= 2 * len(WANTED) + 2


def test_by_keyboard_alone(drawer: Drawer) -> None:
    keyboard = drawer.page.keyboard
    drawer.walker.turns_by_arrow("How do you know?", FACE_TO_FACE)
    drawer.walker.arrives_by_tab_at("Who or what comes to mind?")
    for name in WANTED:
        keyboard.type(name)
        keyboard.press("Enter")
    drawer.walker.arrives_by_tab_at("Save")
    with drawer.page.expect_navigation():
        keyboard.press("Enter")
    drawer.comes_to_the_drawing()
    for name, place in WANTED.items():
        drawer.steers(name, place)

    assert drawer.drawn() == WANTED


def test_a_browser_that_is_killed_loses_at_most_the_last(drawer: Drawer) -> None:
    drawer.says_how_it_is_known()
    drawer.names_everybody()
    for name in ("Mum", "Bruno"):
        drawer.drags(name, WANTED[name])
    drawer.mark("Jo").click()
    drawer.page.evaluate(PUT, WANTED["Jo"])
    here = drawer.page.url
    drawer.page.close()

    drawer.page = drawer.walker.page = drawer.walker.opens_another_window(here)
    assert drawer.stands("Mum") == WANTED["Mum"]
    assert drawer.stands("Bruno") == WANTED["Bruno"]
    assert drawer.stands("Jo") in {"", WANTED["Jo"]}


def test_what_was_drawn_is_undone_and_done_again_by_key(drawer: Drawer) -> None:
    drawer.says_how_it_is_known()
    drawer.names_everybody()
    drawer.drags("Mum", WANTED["Mum"])

    drawer.page.keyboard.press("Control+z")
    fifteenth = drawer.page.locator(".tray__one").nth(len(WANTED) - 1)
    fifteenth.wait_for()
    drawer.page.keyboard.press("Control+y")
    fifteenth.wait_for(state="detached")

    assert drawer.stands("Mum") == WANTED["Mum"]


def test_two_who_draw_at_once_lose_nothing(drawer: Drawer) -> None:
    """The same map is open in two windows: what each does stays, and what both want of one is said to the later."""
    drawer.says_how_it_is_known()
    drawer.names_everybody()
    for name in ("Mum", "Jo"):
        drawer.drags(name, WANTED[name])
    first, second = drawer.page, drawer.walker.opens_another_window(drawer.page.url)

    drawer.drags("Mum", "3.personal")
    second.get_by_label("Where is Jo?").select_option("2.community")
    second.get_by_label("Where is Mum?").select_option("2.personal")
    drawer.page = second
    drawer.saves()
    drawer.walker.page = second
    drawer.walker.reads("Meanwhile somebody else put them here: Further out, My own people.")
    with second.expect_navigation():
        drawer.saves()

    assert drawer.stands("Mum") == "2.personal"
    assert drawer.stands("Jo") == "2.community"
    first.reload()
    drawer.page = first
    assert drawer.stands("Jo") == "2.community"
