"""Ada puts a local line on Help now: she adds it, rings it, and people have it, offline and on the card too."""

import pytest

from tests.journeys.walker import Walker

NEED, REACH = "I cannot sleep and nobody is up", "01632 960178"

KEPT = "caches.match('/help-now', {ignoreVary: true}).then(found => found.text())"
IS_GONE = f"""async words => {{
    for (let tries = 0; tries < 80; tries += 1) {{
        if (!(await {KEPT}).includes(words)) return true;
        await new Promise(done => setTimeout(done, 100));
    }}
    return false;
}}"""
"""Wait until what the browser keeps of Help now no longer holds these words: it looks for another worker by itself."""


def when_ada_adds_a_line(walker: Walker) -> None:
    walker.becomes("Ada")
    walker.follows("Local lines on Help now")
    walker.reads("Port Ashby crisis team", "Joy, of the night team answered", "Try it again soon")
    walker.then_the_page_is_accessible()
    walker.follows("Add a line")
    walker.then_the_page_is_accessible()
    walker.writes("What is it for?", NEED)
    walker.writes("Who answers?", "The night kitchen")
    walker.chooses("Ring a number")
    walker.writes("The number or the address", "the kitchen")
    walker.writes("Else, when does somebody answer?", "Ten at night to six")
    walker.picks("Where does it stand?", "Before “I want to talk”")
    walker.presses("Save, and try it")
    walker.reads("Write the number as it is dialled")
    walker.writes("The number or the address", REACH)
    walker.presses("Save, and try it")


def then_people_do_not_see_it_until_it_was_tried(walker: Walker) -> None:
    walker.reads("Ring it from here")
    walker.then_the_page_is_accessible()
    walker.follows("Nobody answered, or later")
    walker.reads("Not tried: people do not see it")
    walker.follows("Ready for real people?")
    walker.reads(f"{NEED}, {REACH}", "not tried yet")
    walker.then_the_page_is_accessible()
    walker.signs_out()
    walker.opens("/help-now")
    walker.reads("Port Ashby crisis team")
    walker.does_not_read(REACH)


def when_somebody_answers(walker: Walker) -> None:
    walker.becomes("Ada")
    walker.follows("Local lines on Help now")
    walker.follows(f"It was tried {NEED}")
    walker.writes("Who answered?", "Sid, at the stove")
    walker.presses("Somebody answered")
    walker.reads("Sid, at the stove answered")


def then_people_have_it(walker: Walker) -> None:
    walker.becomes("Lucy")
    walker.opens("/help-now")
    walker.reads(NEED, "The night kitchen. Ten at night to six.", REACH, "kept by Harbour Link")
    text = walker.text()
    assert text.index("999") < text.index(REACH) < text.index("116 123")
    walker.then_the_page_is_accessible()
    walker.follows("Open it", under="My own plan")
    walker.follows("My card")
    walker.reads(REACH, "Port Ashby crisis team")
    walker.then_the_page_is_accessible()


def when_ada_takes_it_off(walker: Walker) -> None:
    walker.becomes("Ada")
    walker.follows("Local lines on Help now")
    walker.follows(f"Take it off {NEED}")
    walker.then_the_page_is_accessible()
    walker.writes("Why?", "The kitchen closed.")
    walker.presses("Take it off")
    walker.opens_more("What stood before")
    walker.reads("The kitchen closed.")
    walker.then_the_page_is_accessible()


def keep_a_line(walker: Walker) -> None:
    when_ada_adds_a_line(walker)
    then_people_do_not_see_it_until_it_was_tried(walker)
    when_somebody_answers(walker)
    then_people_have_it(walker)
    when_ada_takes_it_off(walker)


def test_ada_keeps_a_local_line(walker: Walker) -> None:
    keep_a_line(walker)


def test_ada_keeps_a_local_line_without_script(walker_without_script: Walker) -> None:
    keep_a_line(walker_without_script)


def test_what_a_device_keeps_is_anybodys_page_and_changes_with_the_lines(walker: Walker) -> None:
    """Lucy was here last. Without a network whoever comes next reads what everybody reads, as it stands now."""
    walker.becomes("Lucy")
    walker.opens("/help-now")
    walker.page.evaluate("navigator.serviceWorker.ready")
    assert "01632960170" in walker.page.evaluate(KEPT)

    walker.becomes("Ada")
    walker.opens("/local-lines")
    walker.follows("Take it off I need somebody from near here to come")
    walker.writes("Why?", "They moved.")
    walker.presses("Take it off")
    walker.opens("/help-now")
    assert walker.page.evaluate(IS_GONE, "01632960170"), "the device still keeps what was taken off"

    walker.page.context.set_offline(True)
    walker.page.goto("about:blank")
    walker.opens("/help-now")
    walker.reads("The Lantern", "116 123")
    walker.does_not_read("Port Ashby crisis team", "Ada", "Lucy", "May be out of date")
    with pytest.raises(Exception, match="ERR_"):
        walker.opens("/local-lines")
