"""Somebody walking through Kith: signs in, reads, presses, fills in, and checks that everyone could have.

Pages are found as people find them: by the words on links, buttons and labels.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, Locator, Page

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 1280)
LANGUAGES = ("en", "ar-xb")


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


class Walker:
    """A browser in somebody's hands."""

    def __init__(self, house: str, browser: Browser, context: BrowserContext) -> None:
        self.house, self._browser, self._context = house, browser, context
        self.page: Page = context.new_page()
        self.noise: list[str] = []
        self.page.on("console", lambda said: self.noise.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))

    @classmethod
    @contextmanager
    def at(cls, house: str, browser: Browser, *, has_script: bool = True) -> Iterator[Self]:
        """Open a browser at the front door, and close it afterwards."""
        context = browser.new_context(java_script_enabled=has_script, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(10_000)
        try:
            yield cls(house, browser, context)
        finally:
            context.close()

    # -- given --

    def becomes(self, name: str) -> None:
        """Sign in as somebody of the demo world, from whoever was there before."""
        self._context.clear_cookies()
        self.opens("/demo")
        self.presses(f"Be {name}")

    def signs_out(self) -> None:
        self._context.clear_cookies()

    def forgets_the_sign_in(self) -> None:
        """Let the sign-in run out, as it does overnight: the page stays open, the rest of the browser is as it was."""
        self._context.clear_cookies(name="kith-session")

    # -- when --

    def opens(self, path: str) -> None:
        """Go to an address of this house, or to a link that came in a letter."""
        self.page.goto(path if path.startswith("http") else self.house + path)

    def follows(self, words: str, *, nth: int = 0) -> None:
        """Follow the link with these words."""
        self.page.get_by_role("link", name=words).nth(nth).click()

    def presses(self, words: str, *, nth: int = 0) -> None:
        """Press the button with these words."""
        self.page.get_by_role("button", name=words).nth(nth).click()

    def writes(self, label: str, words: str) -> None:
        """Write into the field with this label."""
        self.page.get_by_label(label).first.fill(words)

    def chooses(self, *words: str) -> None:
        """Choose each answer with these words, whether one or several may be chosen."""
        for word in words:
            self.page.get_by_label(word, exact=False).first.check()

    def picks(self, label: str, word: str) -> None:
        """Pick one from a list."""
        self.page.get_by_label(label).first.select_option(label=word)

    # -- then --

    def reads(self, *sentences: str) -> None:
        """See each of these on the page."""
        text = self.text()
        missing = [sentence for sentence in sentences if sentence not in text]
        assert not missing, f"{self.page.url} does not say {missing}. It says:\n{text[:3000]}"

    def does_not_read(self, *sentences: str) -> None:
        """See none of these on the page."""
        text = self.text()
        found = [sentence for sentence in sentences if sentence in text]
        assert not found, f"{self.page.url} says {found}."

    def text(self) -> str:
        """Return what is on the page, as it is read: runs of space are one."""
        return " ".join(self.page.locator("body").inner_text().split())

    def finds(self, css: str) -> Locator:
        return self.page.locator(css)

    def then_the_page_is_accessible(self) -> None:
        """Check this page with axe, in both directions, narrow and wide, and that nothing runs off the side."""
        address, faults = self.page.url, []
        watching = self._browser.new_context(viewport={"width": 1280, "height": 900})
        try:
            watching.add_cookies(self._context.cookies())  # type: ignore[arg-type] # what it gives is what it takes
            for language in LANGUAGES:
                watching.add_cookies([{"name": "kith-language", "value": language, "url": self.house}])
                page = watching.new_page()
                page.goto(address)
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 900})
                    faults += [f"{language} {width}: {fault}" for fault in _faults(page)]
                page.close()
        finally:
            watching.close()
        assert not faults, "\n".join([f"{address}:", *faults])
        assert not self.noise, f"The browser complained: {self.noise}"

    def is_photographed(self, file: Path, *, width: int = 1280) -> None:
        """Keep a picture of the page, for the eye."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.screenshot(path=str(file), full_page=True)


def _faults(page: Page) -> list[str]:
    page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})", RULES
    )
    faults = [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"][:3]
    ]
    beyond = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    return faults + ([f"runs {beyond} px off the side"] if beyond > 0 else [])
