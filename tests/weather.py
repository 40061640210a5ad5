"""Page weather: what must be true of every page, checked in the test client itself.

`storms(html)` reads one page and says in sentences what is wrong with it. It knows nothing of Django, so that each of
its checks can be shown a page that breaks it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

PSEUDO = "ar-xb"
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
UNSEEN = frozenset({"script", "style", "template"})
NOT_TYPED = frozenset({"hidden", "submit", "button", "reset", "image"})
SPOKEN = ("aria-label", "alt", "placeholder", "title", "aria-roledescription", "data-h")
POINTING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "form", "list")
PLAIN_LETTER = re.compile(r"[A-Za-z]")
ISOLATED = re.compile("\u2068[^\u2069]*\u2069")
TITLE = re.compile(r"\S.* – Kith", re.DOTALL)


@dataclass
class Element:
    """One element of a page, with what stands in it in order."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    inside: list["Element | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        """Yield every element below this one, in the order they are read."""
        for part in self.inside:
            if isinstance(part, Element):
                yield part
                yield from part

    def all(self, *tags: str) -> list["Element"]:
        return [element for element in self if element.tag in tags]

    def above(self) -> Iterator["Element"]:
        """Yield this element and every one around it, inmost first."""
        yield self
        if self.parent is not None:
            yield from self.parent.above()

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    @property
    def name(self) -> str:
        """What a screen reader would call it: its label, its words, or those of its pictures."""
        pictures = (picture.attributes.get("alt", "") for picture in self.all("img"))
        drawings = (drawing.attributes.get("aria-label", "") for drawing in self.all("svg"))
        return (self.attributes.get("aria-label") or " ".join([self.text, *pictures, *drawings])).strip()

    def __str__(self) -> str:
        told = " ".join(f'{key}="{value}"' for key, value in self.attributes.items() if key in {"id", "name", "class"})
        return f"<{self.tag}{' ' if told else ''}{told}>"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Element("", {})
        self.here = self.page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs}, self.here)
        self.here.inside.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.inside.append(Element(tag, {key: value or "" for key, value in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        for element in self.here.above():
            if element.tag == tag and element.parent is not None:
                self.here = element.parent
                return

    def handle_data(self, data: str) -> None:
        self.here.inside.append(data)


def read(html: str) -> Element:
    """Read a page into its elements."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


def is_whole(page: Element) -> bool:
    return bool(page.all("html"))


def is_neutral(page: Element) -> bool:
    """Say whether this is the page one leaves to, which must not name Kith."""
    return any("data-neutral" in root.attributes for root in page.all("html"))


def heading(page: Element) -> Iterator[str]:
    count = len(page.all("h1"))
    if count != 1:
        yield f"There must be one h1; there are {count}."


def title(page: Element) -> Iterator[str]:
    titles = [element.text.strip() for element in page.all("title") if _is_in(element, "head")]
    if len(titles) != 1:
        yield f"There must be one title; there are {len(titles)}."
    elif is_neutral(page):
        if "kith" in page.text.lower():
            yield "The page one leaves to must not name Kith."
    elif not TITLE.fullmatch(titles[0]):
        yield f"The title must read “Something – Kith”; it reads “{titles[0]}”."
    if page.all("form") and any("errors" in _classes(e) for e in page) and ":" not in "".join(titles):
        yield "The title must begin with “Error:” where there is something to look at."


def language(page: Element) -> Iterator[str]:
    for root in page.all("html"):
        lang, direction = root.attributes.get("lang", ""), root.attributes.get("dir", "")
        if not lang:
            yield "The html element must say its lang."
        if direction != ("rtl" if lang.startswith(("ar", "ur")) else "ltr"):
            yield f"The html element must say its dir; for {lang or 'no language'} it says “{direction}”."


def landmarks(page: Element) -> Iterator[str]:
    mains = page.all("main")
    if len(mains) != 1:
        yield f"There must be one main; there are {len(mains)}."
    yield from (f"{nav} must have a label." for nav in page.all("nav") if not _is_labelled(nav))
    named = {element.attributes["id"]: element.name for element in page if "id" in element.attributes}
    places = Counter(place for element in page if (place := _place(element, named)))
    yield from (f"Two {role} places are called “{name}”." for (role, name), count in places.items() if count > 1)
    if page.all("header") and not any(link.attributes.get("href") == "#main" for link in page.all("a")):
        yield "A page with a masthead must have a way to skip to main."


def labels(page: Element) -> Iterator[str]:
    labelled = {label.attributes["for"] for label in page.all("label") if "for" in label.attributes and label.name}
    for control in page.all("input", "select", "textarea"):
        if control.tag == "input" and control.attributes.get("type", "text") in NOT_TYPED:
            continue
        is_wrapped = any(around.tag == "label" and around.name for around in control.above())
        if not (is_wrapped or control.attributes.get("id") in labelled or _is_labelled(control)):
            yield f"{control} must have a label."
    for pressed in page.all("button", "a"):
        if not (pressed.name or _is_labelled(pressed)):
            yield f"{pressed} must have words."
    yield from (f"{picture} must have alt." for picture in page.all("img") if "alt" not in picture.attributes)
    for group in page.all("fieldset"):
        if not any(legend.name for legend in group.all("legend")) and not _is_labelled(group):
            yield f"{group} must have a legend."


def ids(page: Element) -> Iterator[str]:
    counted = Counter(element.attributes["id"] for element in page if "id" in element.attributes)
    yield from (f"The id “{one}” stands {count} times." for one, count in counted.items() if count > 1)
    for element in page:
        for attribute in POINTING:
            for target in element.attributes.get(attribute, "").split():
                if target not in counted:
                    yield f"{element} points with {attribute} at “{target}”, which is not on the page."
        target = element.attributes.get("href", "")
        if element.tag == "a" and target.startswith("#") and target[1:] not in counted:
            yield f"{element} leads to “{target}”, which is not on the page."


def inline(page: Element) -> Iterator[str]:
    for element in page:
        if element.tag == "style" or "style" in element.attributes:
            yield f"{element} must not carry style; give it a class."
        if element.tag == "script" and "src" not in element.attributes and not _is_data(element):
            yield "A script must be a file."
        yield from (f"{element} must not carry {key}." for key in element.attributes if key.startswith("on"))
        if element.attributes.get("href", "").lower().startswith("javascript:"):
            yield f"{element} must not lead into a script."


def posts(page: Element) -> Iterator[str]:
    for form in page.all("form"):
        if form.attributes.get("method", "").lower() == "post":
            names = {control.attributes.get("name") for control in form.all("input")}
            if "csrfmiddlewaretoken" not in names:
                yield f"{form} posts without csrf_input."


def words(page: Element) -> Iterator[str]:
    """In the accented language, a plain letter is a word that nobody marked for translation."""
    roots = page.all("html")
    if not roots or roots[0].attributes.get("lang") != PSEUDO:
        return
    for element in page:
        if not _speaks(element):
            continue
        for part in element.inside:
            if isinstance(part, str) and PLAIN_LETTER.search(_ours(part)):
                yield f"Not marked for translation in {element}: “{' '.join(part.split())}”."
        for attribute in SPOKEN:
            said = element.attributes.get(attribute, "")
            if PLAIN_LETTER.search(_ours(said)):
                yield f"Not marked for translation in {attribute} of {element}: “{said}”."


CHECKS: tuple[Callable[[Element], Iterator[str]], ...] = (
    heading, title, language, landmarks, labels, ids, inline, posts, words,
)  # fmt: skip
OF_A_PART = (labels, ids, inline, posts)


def storms(html: str, *, is_part: bool = False) -> list[str]:
    """Return what is wrong with a page, or with a part that is put into a page already open."""
    page = read(html)
    if is_part:
        whole = ["A part must not bring a whole page with it."] if is_whole(page) else []
        return whole + [storm for check in OF_A_PART for storm in check(page)]
    if not is_whole(page):
        return ["This is a part of a page; it must stand in its layout."]
    return [storm for check in CHECKS for storm in check(page)]


def _speaks(element: Element) -> bool:
    """Say whether an element's words are ours to translate: not hidden, not what people wrote, not another language."""
    for around in element.above():
        if around.tag in UNSEEN or around.tag in {"bdi", "code", "textarea"} or "data-as-written" in around.attributes:
            return False
        if around.tag != "html" and "lang" in around.attributes:
            return False
    return True


def _ours(text: str) -> str:
    return ISOLATED.sub("", text).strip().removesuffix("– Kith")


def _is_in(element: Element, tag: str) -> bool:
    return any(around.tag == tag for around in element.above())


def _place(element: Element, named: dict[str, str]) -> tuple[str, str] | None:
    """Return what a screen reader lists an element as, where it has a label: its kind of place and its name."""
    role = element.attributes.get("role") or {"nav": "navigation", "section": "region", "aside": "aside"}.get(
        element.tag
    )
    pointed = element.attributes.get("aria-labelledby", "").split()
    name = element.attributes.get("aria-label") or " ".join(named.get(one, "") for one in pointed).strip()
    return (role, " ".join(name.split())) if role in {"navigation", "region", "aside"} and name else None


def _is_labelled(element: Element) -> bool:
    return bool(element.attributes.get("aria-label") or element.attributes.get("aria-labelledby"))


def _is_data(script: Element) -> bool:
    return script.attributes.get("type", "") in {"application/json", "application/ld+json"}


def _classes(element: Element) -> list[str]:
    return element.attributes.get("class", "").split()
