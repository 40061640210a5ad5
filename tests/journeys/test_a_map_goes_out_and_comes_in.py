"""Mary's map is taken out as a file, and a map from elsewhere is brought in: looked at, kept, and taken back."""

from pathlib import Path

from tests.journeys.walker import Walker

TABLE = """name,relationship,ring,helps_with,knows,shoe size
Wendy,runs the library,Further out,informational,Omar,38
Omar,my neighbour,Close,company,Wendy;Omar,44
,somebody,1,,,
Grandpa,,17,,,
"""


def given_priya_opens_the_map_of_mary(walker: Walker) -> None:
    walker.becomes("Priya")
    walker.follows("People")
    walker.follows("Mary")
    walker.follows("Open the map")


def when_she_takes_it_out(walker: Walker, shape: str) -> Path:
    walker.follows("Take the map out, as a file")
    with walker.page.expect_download() as download:
        walker.follows(f"Take it out {shape}")
    return Path(download.value.path())


def when_she_brings_in(walker: Walker, file: Path) -> None:
    walker.follows("Bring a map in, from a file")
    walker.page.get_by_label("Choose a file").set_input_files(file)
    walker.presses("Look at what it would do")


def when_she_says_yes(walker: Walker) -> None:
    walker.answers("How do you know?", "They said it to me, face to face")
    walker.presses("Bring it in")


def then_every_row_says_what_happens(walker: Walker) -> None:
    walker.reads(
        "Wendy", "New", "There is no name.", "“17” is no word for it", "Nobody is asked whether they know themself.",
        "Not brought in, because a map has no place for it:", "shoe size",
    )  # fmt: skip


def then_the_new_are_on_the_map(walker: Walker) -> None:
    walker.reads("It is on the map")
    walker.then_the_page_is_accessible()
    walker.follows("See the map")
    walker.reads("Wendy", "Omar")


def test_a_map_goes_out_and_one_from_elsewhere_comes_in(walker: Walker, tmp_path: Path) -> None:
    given_priya_opens_the_map_of_mary(walker)
    taken = when_she_takes_it_out(walker, "One table (CSV)")
    assert "Anne" in taken.read_text(encoding="utf-8-sig")
    walker.then_the_page_is_accessible()

    walker.follows("Back to the map")
    again = tmp_path / "again.csv"
    again.write_bytes(taken.read_bytes())
    when_she_brings_in(walker, again)
    walker.reads("The file would change nothing.")

    walker.follows("Back to the map")
    table = tmp_path / "table.csv"
    table.write_text(TABLE, encoding="utf-8")
    when_she_brings_in(walker, table)
    then_every_row_says_what_happens(walker)
    when_she_says_yes(walker)
    then_the_new_are_on_the_map(walker)

    walker.page.go_back()
    walker.presses("Take all of it back")
    walker.reads("All that was brought in is taken back.")
    walker.does_not_read("Wendy")
    assert walker.noise == []
