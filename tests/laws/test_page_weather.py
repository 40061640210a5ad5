"""Page weather catches what it is there to catch: each check is shown a page that breaks it."""

import pytest

from tests import weather

FAIR = """<!doctype html>
<html lang="en" dir="ltr"><head><title>Add someone – Kith</title></head>
<body><a href="#main">Skip</a><header><nav aria-label="Main"><a href="/">Home</a></nav></header>
<main id="main"><h1>Add someone</h1>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="x">
<label for="name">Name</label><input id="name" name="name">
<fieldset><legend>How close?</legend><label><input type="radio" name="ring" value="1">Close</label></fieldset>
<button>Add</button></form></main></body></html>"""

ACCENTED = """<html lang="ar-xb" dir="rtl"><head><title>[Âðð] – Kith</title></head>
<body><main id="main"><h1>[Âðð šöṁéöñé]</h1>%s</main></body></html>"""

BREACHES = {
    "two headings": ("<h1>Add someone</h1>", "<h1>One</h1><h1>Two</h1>", "one h1"),
    "no heading": ("<h1>Add someone</h1>", "", "one h1"),
    "no title": ("<title>Add someone – Kith</title>", "", "one title"),
    "a bare title": ("Add someone – Kith", "Add someone", "Something – Kith"),
    "no language": ('lang="en" ', "", "lang"),
    "the wrong direction": ('dir="ltr"', 'dir="rtl"', "dir"),
    "no main": ('<main id="main">', '<div id="main">', "one main"),
    "a nameless nav": (' aria-label="Main"', "", "label"),
    "two places of one name": (
        "<form",
        '<section aria-label="A"></section><section aria-label="A"></section><form',
        "Two",
    ),
    "no way to skip": ('<a href="#main">Skip</a>', "", "skip"),
    "a nameless control": ('<label for="name">Name</label>', "", "must have a label"),
    "a wordless button": ("<button>Add</button>", "<button></button>", "must have words"),
    "a wordless link": ('<a href="/">Home</a>', '<a href="/"><svg></svg></a>', "must have words"),
    "a picture without words": ("<button>", '<img src="x"><button>', "alt"),
    "choices without a question": ("<legend>How close?</legend>", "", "legend"),
    "an id twice": ("<button>", '<p id="name"></p><button>', "stands 2 times"),
    "a label for nothing": ('for="name"', 'for="nobody"', "points with for"),
    "a link to nowhere": ('href="#main"', 'href="#elsewhere"', "not on the page"),
    "inline style": ("<button>", '<button style="color:red">', "style"),
    "a style block": ("<button>", "<style>b{}</style><button>", "style"),
    "an inline script": ("<button>", "<script>go()</script><button>", "script"),
    "an inline handler": ("<button>", '<button onclick="go()">', "onclick"),
    "a script address": ('href="/"', 'href="javascript:go()"', "script"),
    "a post without its token": ('name="csrfmiddlewaretoken"', 'name="other"', "csrf_input"),
    "an error without its sign": ("<form", '<div class="note errors">x</div><form', "Error:"),
}


def test_a_fair_page_has_no_storms() -> None:
    assert weather.storms(FAIR) == []


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_caught(breach: str) -> None:
    fair, foul, complaint = BREACHES[breach]
    assert fair in FAIR

    found = weather.storms(FAIR.replace(fair, foul, 1))

    assert any(complaint in storm for storm in found), found


@pytest.mark.parametrize(
    "planted",
    ["<p>Add someone</p>", '<p><img alt="A friend" src="x"></p>', '<p aria-label="Friends">[Ƒŕ]</p>', "<p>[Âðð] a</p>"],
)
def test_a_word_that_nobody_marked_is_caught(planted: str) -> None:
    assert any("Not marked" in storm for storm in weather.storms(ACCENTED % planted))


@pytest.mark.parametrize(
    "planted",
    [
        "<p>[Âðð šöṁéöñé] 12:30</p>",
        "<p>[Ĥéļļö] <bdi>Mary Hale</bdi></p>",
        '<p lang="en">Kith</p>',
        "<p data-as-written>I miss moving</p>",
        '<p aria-label="[Öþéñ] \u2068Mary\u2069">[Ƒŕ]</p>',
    ],
)
def test_what_people_wrote_is_not_ours_to_translate(planted: str) -> None:
    assert weather.storms(ACCENTED % planted) == []


def test_a_part_of_a_page_may_not_stand_alone() -> None:
    assert weather.storms("<p>One row</p>") == ["This is a part of a page; it must stand in its layout."]


def test_a_part_put_into_a_page_is_looked_at_too() -> None:
    assert weather.storms('<input name="q">', is_part=True) == ['<input name="q"> must have a label.']
    assert weather.storms(FAIR, is_part=True) == ["A part must not bring a whole page with it."]


def test_the_page_one_leaves_to_may_not_name_kith() -> None:
    page = FAIR.replace("<html ", "<html data-neutral ")

    assert "The page one leaves to must not name Kith." in weather.storms(page)
