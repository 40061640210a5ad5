"""The working day on one list: who may be hurt first, then what was promised, what is due, and what waits on others.

Each row carries its next action, and leaves the list once that is done.
"""

from tests.journeys.walker import Walker, on

GROUPS = ("Somebody may be hurt", "We promised", "Due", "Waiting on others")


def given_today_of_sam_is_open(walker: Walker) -> None:
    walker.becomes("Sam")
    walker.follows("Today")


def when_he_has_talked_with_lucy(walker: Walker) -> None:
    walker.follows("We have talked", beside="Talk about an answer that was hard")
    walker.then_the_page_is_accessible()
    walker.writes("What did you agree?", "I ring on Thursday at eleven. She knows whom to call at night.")
    walker.presses("Save")


def when_he_has_rung_her_buddy(walker: Walker) -> None:
    walker.follows("Open plan", beside="Ring her buddy, then text Lucy")
    walker.follows("Ring her buddy")
    walker.answers("How did it go?", "Done")
    walker.answers("How do you know?", "They said it to me by phone")
    walker.presses("Save")


def then_the_groups_stand_in_their_order_with_an_action_in_each_row(walker: Walker) -> None:
    headings = [words.rsplit(" (", 1)[0] for words in walker.finds("tr.group").all_inner_texts()]
    assert headings == list(GROUPS)
    rows = walker.finds("tbody tr:not(.group)").all()
    assert rows
    assert all(row.locator("a.btn").count() == 1 for row in rows)


def then_the_count_is(walker: Walker, count: int) -> None:
    walker.reads(f"{count} things.")
    assert walker.finds("tbody tr:not(.group)").count() == count


def test_need_comes_before_noise_and_what_is_done_leaves_the_list(walker: Walker) -> None:
    with on("2026-05-07"):
        given_today_of_sam_is_open(walker)
        then_the_groups_stand_in_their_order_with_an_action_in_each_row(walker)
        count = walker.finds("tbody tr:not(.group)").count()

        when_he_has_talked_with_lucy(walker)
        walker.follows("Today")
        walker.does_not_read("Talk about an answer that was hard")
        then_the_count_is(walker, count - 1)
        when_he_has_rung_her_buddy(walker)
        walker.follows("Today")

        walker.does_not_read("Ring her buddy, then text Lucy")
        then_the_count_is(walker, count - 2)
        walker.then_the_page_is_accessible()
