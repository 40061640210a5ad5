"""Somebody walking through Kith: signs in, reads, presses, fills in, and checks that everyone could have.

Pages are found as people find them: by the words on links, buttons and labels.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from catalogues import ACCENTED
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page

from kith.ground import clock

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """rules => axe.run({runOnly: {type: "tag", values: rules}, resultTypes: ["violations"], preload: false})
    .then(found => found.violations)"""
"""Look by every rule, and hand over no more than what is wrong. What a preload fetches, none of these rules reads."""
Sight = tuple[str, int]
EVERY_SIGHT: tuple[Sight, ...] = (("en", 320), ("en", 1280), ("ar-xb", 320), ("ar-xb", 1280))
UNTOUCHED = """() => [...document.querySelectorAll("input:not([type=hidden], [type=file]), textarea")]
    .filter(field => field.value !== field.defaultValue && !["radio", "checkbox"].includes(field.type))
    .map(field => field.name)"""
"""Name the fields of a page just opened that hold other words than they came with: it would be kept as if begun."""

MOST_TABS = 120
NAME_IN_FOCUS = "(document.activeElement.labels?.[0] ?? document.activeElement).innerText.split('(')[0].trim()"
QUESTION_IN_FOCUS = "document.activeElement.closest('fieldset')?.querySelector('legend').innerText.split('(')[0].trim()"


@contextmanager
def on(day: str) -> Iterator[None]:
    """Let it be ten in the morning of a day, everywhere; whoever was signed in signs in again."""
    with clock.fixed(datetime.fromisoformat(f"{day}T10:00:00+00:00")):
        yield


class Walker:
    """A browser in somebody's hands."""

    def __init__(self, house: str, browser: Browser, context: BrowserContext) -> None:
        self.house, self._context = house, context
        self._beside = browser.new_page()
        self._beside.add_init_script(path=AXE)
        self._faults: list[str] = []
        self._beside.on("console", _keep_complaints(self._faults))
        self._letters: dict[int, int] = {}
        self.page: Page = context.new_page()
        self.noise: list[str] = []
        self.page.on("console", _keep_complaints(self.noise))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))

    @classmethod
    @contextmanager
    def at(cls, house: str, browser: Browser, *, has_script: bool = True, by_touch: bool = False) -> Iterator[Self]:
        """Open a browser at the front door, and close it afterwards: at a desk, or in a hand and used by touch."""
        context = browser.new_context(
            java_script_enabled=has_script,
            has_touch=by_touch,
            viewport={"width": 390, "height": 844} if by_touch else {"width": 1280, "height": 900},
        )
        context.set_default_timeout(10_000)
        walker = cls(house, browser, context)
        try:
            yield walker
        finally:
            walker._beside.context.close()
            context.close()

    # -- given --

    def becomes(self, name: str) -> None:
        """Sign in as somebody of the demo world, from whoever was there before. They read English unless they say."""
        self._context.clear_cookies()
        self._letters = {}
        self.opens("/demo")
        self.presses(f"Be {name}")

    def reads_right_to_left(self) -> None:
        """Read every page in the test language from now on; what is looked for by its words is looked for in that."""
        self._context.add_cookies([{"name": "kith-language", "value": "ar-xb", "url": self.house}])
        self._letters = ACCENTED

    def opens_another_window(self, address: str) -> Page:
        """Open one more window of the same browser, with the same sign-in."""
        page = self._context.new_page()
        page.goto(address)
        return page

    def signs_out(self) -> None:
        self._context.clear_cookies()

    def forgets_the_sign_in(self) -> None:
        """Let the sign-in run out, as it does overnight: the page stays open, the rest of the browser is as it was."""
        self._context.clear_cookies(name="kith-session")

    # -- when --

    def opens(self, path: str) -> None:
        """Go to an address of this house, or to a link that came in a letter."""
        self.page.goto(path if path.startswith("http") else self.house + path)

    def follows(self, words: str, *, under: str = "", beside: str = "", nth: int = 0) -> None:
        """Follow the link with these words: on the whole page, under one heading of it, or in a row."""
        place: Page | Locator = self.page.get_by_role("region", name=self._as_shown(under)) if under else self.page
        if beside:
            place = place.get_by_role("row").filter(has_text=self._as_shown(beside)).first
        self._clicks(place.get_by_role("link", name=self._as_shown(words)).nth(nth))

    def presses(self, words: str, *, nth: int = 0) -> None:
        """Press the button with these words."""
        self._clicks(self.page.get_by_role("button", name=self._as_shown(words)).nth(nth))

    def _clicks(self, what: Locator) -> None:
        """Click, and wait until the page is whole: a browser calls one arrived when its first bytes have come."""
        what.click()
        self.page.wait_for_load_state("load")

    def takes_the_link_sent_to(self, name: str) -> str:
        """Read the latest message to somebody in the outbox, and return where it leads, wherever this house stands."""
        self.follows("Outbox")
        self.follows(name, beside=name)
        return urlsplit(self.finds(".prose a").first.get_attribute("href") or "").path

    def writes(self, label: str, words: str) -> None:
        """Write into the field with this label."""
        self._field(label).fill(words)

    def chooses(self, *words: str) -> None:
        """Choose each answer with these words, whether one or several may be chosen."""
        for word in words:
            self._field(word).check()

    def answers(self, question: str, *words: str) -> None:
        """Choose the answers with exactly these words, under one question."""
        asked = self.page.get_by_role("group", name=self._as_shown(question)).first
        for word in words:
            asked.get_by_label(self._as_shown(word), exact=not self._letters).check()

    def picks(self, label: str, word: str) -> None:
        """Pick one from a list."""
        self._field(label).select_option(label=word)

    def opens_more(self, words: str) -> None:
        """Open what is folded away under these words."""
        self.page.locator("summary", has_text=self._as_shown(words)).first.click()

    def opens_everything(self) -> None:
        """Open all that is folded away."""
        folded = self.page.locator("details:not([open]) > summary")
        while folded.count():
            folded.first.click()

    def arrives_by_tab_at(self, words: str) -> None:
        """Press Tab until what has these words holds the focus."""
        for _ in range(MOST_TABS):
            if self._focused_name() == words:
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.page.url}: Tab never arrives at “{words}”.")

    def types_by_tab(self, label: str, words: str) -> None:
        """Press Tab until this field, then type."""
        self.arrives_by_tab_at(label)
        self.page.keyboard.type(words)

    def turns_by_arrow(self, question: str, word: str) -> None:
        """Press Tab until this question, then the arrow down until this answer is chosen."""
        for _ in range(MOST_TABS):
            if self.page.evaluate(QUESTION_IN_FOCUS) == question:
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in range(MOST_TABS):
            if self._focused_name() == word:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.page.url}: “{question}” has no answer “{word}” for the keyboard.")

    def _focused_name(self) -> str:
        return str(self.page.evaluate(NAME_IN_FOCUS))

    # -- then --

    def reads(self, *sentences: str) -> None:
        """See each of these on the page."""
        text = self.text()
        missing = [sentence for sentence in sentences if sentence not in text]
        assert not missing, f"{self.page.url} does not say {missing}. It says:\n{text[:3000]}"

    def does_not_read(self, *sentences: str) -> None:
        """See none of these on the page."""
        text = self.text()
        found = [words for words in sentences if words in text or words.translate(self._letters) in text]
        assert not found, f"{self.page.url} says {found}."

    def has_written(self, label: str) -> str:
        """Return what stands in the field with this label."""
        return self._field(label).input_value()

    def _field(self, label: str) -> Locator:
        return self.page.get_by_label(self._as_shown(label)).first

    def _as_shown(self, words: str) -> str | re.Pattern[str]:
        """Return words of the interface as this page shows them: the test language brackets each message."""
        if not self._letters:
            return words
        return re.compile(r"\]?\s\[?".join(re.escape(word) for word in words.translate(self._letters).split()))

    def text(self) -> str:
        """Return what is on the page, as it is read: runs of space are one."""
        return " ".join(self.page.locator("body").inner_text().split())

    def finds(self, css: str) -> Locator:
        return self.page.locator(css)

    def then_the_page_is_accessible(self) -> None:
        """Check this page with axe, in both directions, narrow and wide, and that nothing runs off the side."""
        faults = self.faults(self.page.url)
        assert not faults, "\n".join([f"{self.page.url}:", *faults])
        assert not self.noise, f"The browser complained: {self.noise}"

    def faults(self, address: str, sights: Iterable[Sight] = EVERY_SIGHT) -> list[str]:
        """Open a page afresh in each language, beside this browser, and return what is wrong with it at each width."""
        beside = self._beside.context
        beside.clear_cookies()
        beside.add_cookies(self._context.cookies())  # type: ignore[arg-type] # what it gives is what it takes
        found = []
        for language, of_language in groupby(sights, key=itemgetter(0)):
            widths = [width for _, width in of_language]
            self._faults.clear()
            beside.add_cookies([{"name": "kith-language", "value": language, "url": self.house}])
            self._beside.set_viewport_size({"width": widths[0], "height": 900})
            self._beside.goto(address)
            for width in widths:
                self._beside.set_viewport_size({"width": width, "height": 900})
                found += [f"{language} {width}: {fault}" for fault in _faults(self._beside)]
            found += [f"{language}: {fault}" for fault in self._faults]
        return found

    def is_photographed(self, file: Path, *, width: int = 1280) -> None:
        """Keep a picture of the page, for the eye."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.screenshot(path=str(file), full_page=True)


def _keep_complaints(faults: list[str]) -> Callable[[ConsoleMessage], None]:
    """Keep what the browser complains of; that a shut link is gone, the page itself says."""
    return lambda said: faults.append(said.text) if said.type == "error" and "(Gone)" not in said.text else None


def _faults(page: Page) -> list[str]:
    faults = [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]}"
        for violation in page.evaluate(LOOK, RULES)
        for node in violation["nodes"][:3]
    ]
    beyond = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    touched = [f"“{name}” counts as begun before anybody typed" for name in page.evaluate(UNTOUCHED)]
    return faults + touched + ([f"runs {beyond} px off the side"] if beyond > 0 else [])
