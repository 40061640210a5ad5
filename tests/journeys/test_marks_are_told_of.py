"""Somebody tells of marks that they saw, on the list or on the drawing, and whoever answers reads where they are."""

from playwright.sync_api import expect

from tests.journeys.walker import Walker, on

MARKS = "Did you see marks or injuries?"


def given_a_concern_is_begun(walker: Walker) -> None:
    walker.opens("/worried")
    walker.writes("Who are you worried about?", "Jo from the art group")
    walker.writes("What did you see or hear?", "She held her arm.")
    walker.answers("How soon could somebody be hurt?", "In the next days")
    walker.answers("Have you asked what they want to happen?", "I asked, and they want nothing done")
    walker.answers("Did they say yes to your raising it?", "They said yes")


def when_it_is_read_by_those_who_answer(walker: Walker) -> None:
    walker.becomes("Femi")
    walker.follows("Concerns")
    walker.follows("Read", beside="Jo from the art group")


def is_filled(walker: Walker, place: str) -> bool:
    """Say whether the spot of a place is drawn as ticked."""
    sign = "spot => getComputedStyle(spot, '::after').content"
    return "✓" in str(walker.finds(f"svg [for=mark-{place}]").evaluate(sign))


def test_a_press_on_the_drawing_ticks_the_list_and_nothing_is_lost(walker: Walker) -> None:
    walker.page.set_viewport_size({"width": 390, "height": 844})
    given_a_concern_is_begun(walker)
    arm = walker.finds("#mark-left_upper_arm")
    assert not arm.is_visible()
    walker.opens_more(MARKS)
    walker.reads("Only what you saw anyway", "ring 999 first", "Do not ask anybody to undress, take no photographs")
    walker.opens_more("The front of the body")

    walker.finds("svg [for=mark-left_upper_arm]").click()
    walker.finds("svg [for=mark-belly]").click()
    walker.finds("svg [for=mark-belly]").click()

    assert arm.is_checked()
    assert (is_filled(walker, "left_upper_arm"), is_filled(walker, "belly")) == (True, False)
    kind = walker.page.get_by_label("Left upper arm").locator("visible=true").last
    kind.select_option(label="Bruise")
    walker.writes("What do they look like, and how big are they?", "Four in a row, each as big as a coin.")
    walker.writes("What did the person say of them?", "He grabs.")
    walker.finds("#mark-right_palm").focus()
    walker.page.keyboard.press("Space")
    assert is_filled(walker, "right_palm")

    walker.page.reload()
    expect(arm).to_be_checked()
    expect(walker.finds("#mark-right_palm")).to_be_visible()
    expect(walker.finds("#mark-belly")).not_to_be_checked()
    assert walker.finds("#id_kind_left_upper_arm").input_value() == "bruise"
    walker.presses("Raise this concern")
    walker.reads("Your code", "Marks or injuries that you told of")
    walker.does_not_read("Left upper arm", "He grabs.")
    with on("2026-05-05"):
        walker.follows("Add marks or injuries that you saw")
        walker.then_the_page_is_accessible()
        walker.finds("svg [for=mark-throat]").click()
        walker.presses("Add this")
        walker.reads("Your code")

        when_it_is_read_by_those_who_answer(walker)
        walker.reads(
            "1 Left upper arm: Bruise",
            "2 Palm of the right hand: I am not sure",
            "3 Front of the neck: I am not sure",
            "What was seen Four in a row, each as big as a coin.",
            "What the person said of it “He grabs.”",
        )
        walker.then_the_page_is_accessible()
        walker.follows("Add marks that were seen")
        walker.then_the_page_is_accessible()


def test_it_is_told_without_script_by_the_list_alone(walker_without_script: Walker) -> None:
    walker = walker_without_script
    given_a_concern_is_begun(walker)
    walker.opens_more(MARKS)
    walker.opens_more("The back of the body")
    walker.chooses("Left elbow")
    walker.finds("#id_kind_left_elbow").select_option(label="Cut or graze")
    assert is_filled(walker, "left_elbow")
    walker.writes("On which day did you see them?", "2999-01-01")

    walker.presses("Raise this concern")
    walker.reads("This day has not come yet.")
    assert walker.finds("#mark-left_elbow").is_checked()
    assert walker.finds("#id_kind_left_elbow").input_value() == "cut"
    walker.writes("On which day did you see them?", "")
    walker.presses("Raise this concern")

    when_it_is_read_by_those_who_answer(walker)
    walker.reads("1 Left elbow: Cut or graze", "Seen, and not said when")


def test_it_is_told_right_to_left_too(walker: Walker) -> None:
    walker.reads_right_to_left()
    walker.opens("/worried")
    walker.opens_more(MARKS)
    walker.opens_more("The front of the body")

    walker.finds("svg [for=mark-left_upper_arm]").click()

    spots = {side: walker.finds(f"svg [for=mark-{side}_upper_arm]").bounding_box() or {} for side in ("left", "right")}
    assert spots["left"]["x"] > spots["right"]["x"], "a body is not mirrored by the way in which one reads"
    assert walker.finds("#mark-left_upper_arm").is_checked()
    assert is_filled(walker, "left_upper_arm")
