"""What is proposed to be left out: people by every name, numbers, what others said, what a worker chose; never more
is told of it than the desk may read."""

from collections.abc import Iterable

from kith.disclosure.rules.packs import A_GAP, frame_of, seal_of, without
from kith.disclosure.rules.proposals import Ground, Proposal, Reason, Whole, key_of_added, proposals, withheld_words
from kith.own_record.rules.copies import Chapter, Line, More
from kith.own_record.rules.parts import Part
from tests.disclosure.packs import person, texts


def whole(*lines: Line, part: Part = Part.MAP, **more: object) -> Whole:
    chapters = (Chapter(part, lines),)
    return Whole(chapters, own_names=("Mary", "Mary Hale"), workers=frozenset({"Priya"}), **more)  # type: ignore[arg-type]


def said(words: str, name: str = "tie_words", **more: object) -> Line:
    return Line(name, "Words", said=words, **more)  # type: ignore[arg-type]


def found(one: Whole) -> dict[str, Proposal]:
    return {proposal.words: proposal for proposal in proposals(one)}


def test_somebody_is_found_by_whole_name_each_part_and_pet_name_and_the_person_is_not() -> None:
    told = found(whole(person("Margaret Hale"), said("Margaret rang. Peggy’s van. Mary Hale laughed.")))

    assert told["Margaret Hale"].terms == ("Margaret Hale", "Margaret")
    assert told["Margaret Hale"].suggested is Reason.ABOUT_ANOTHER
    assert told["peggy"].ground is Ground.PERHAPS
    assert not any("mary" in words.casefold() for words in told)


def test_groups_and_places_are_nobody_and_whoever_is_there_for_work_may_be_told() -> None:
    paid = person("Dr Ellis", More("sector", "Whose world", "Paid and professional"))
    told = found(whole(paid, Line("tie", "A group", said="Paint & Natter"), said("Dr Ellis said so.")))

    assert told["Dr Ellis"].suggested is Reason.AT_WORK
    assert "Paint & Natter" not in told


def test_numbers_and_addresses_that_are_not_theirs_are_proposed() -> None:
    reach = Chapter(Part.REACH, (said("07700 900111"), said("mary@hill.example")))
    story = Chapter(Part.STORY, (said("Ring +44 7700 900111, or 07700 900123, or ray@dock.example, CT1 2AB."),))
    told = found(Whole((reach, story), own_names=("Mary",)))

    assert set(told) == {"07700 900123", "ray@dock.example", "CT1 2AB"}


def test_what_others_said_what_was_confided_and_what_they_never_saw_is_proposed_line_by_line() -> None:
    by_anne = said("She forgets the gas.", said_by="Anne", written_by="Priya")
    confided = said("Please don't tell her I rang.", said_by="Mary", written_by="Priya")
    unseen, chosen = said("She is hard to like."), said("A letter about the house.")
    told = whole(by_anne, confided, unseen, chosen, unseen=frozenset({unseen.key}), added_lines=frozenset({chosen.key}))

    grounds = {one.line.said: one.ground for one in proposals(told) if one.line}
    assert grounds == {
        by_anne.said: Ground.TOLD_BY,
        confided.said: Ground.CONFIDENCE,
        unseen.said: Ground.UNSEEN,
        chosen.said: Ground.ADDED,
    }


def test_nothing_that_is_between_the_person_and_us_is_told_at_the_desk() -> None:
    for part in (Part.SAID, Part.MESSAGES, Part.RAISED, Part.LOOKED):
        complaint = said("Priya shouts. Ask Ken, 07700 900123.", more=(More("about", "About whom", said="Priya"),))
        assert proposals(whole(complaint, person("Ken"), part=part)) == ()
        mixed = Whole((Chapter(Part.MAP, (person("Ken"),)), Chapter(part, (complaint,))), own_names=("Mary",))
        assert found(mixed)["Ken"].places == (Part.MAP,)
        assert "shouts" not in "".join(found(mixed)["Ken"].excerpts)


def test_whoever_is_protected_from_them_is_left_out_whatever_anybody_says_and_no_reason_is_told() -> None:
    one = whole(person("Lucy"), said("Lucy moved to 4 Mill Lane."), protected=("Lucy", "Farr", "4 Mill Lane"))
    told = proposals(one)

    assert {proposal.words for proposal in told if proposal.must} == {"Lucy", "4 Mill Lane"}
    assert {proposal.ground for proposal in told} == {Ground.SOMEBODY}
    gone = texts(without(one, (), withheld_words(one, ())))
    assert "Lucy" not in gone
    assert "Mill" not in gone


def test_what_is_left_out_goes_wherever_it_stands_and_all_else_stays() -> None:
    secret = said("She told me that he hides the letters under the stairs.", said_by="Anne", written_by="Priya")
    quoted = said("Story: “he hides the letters under the stairs”, she said.")
    one = whole(person("Anne"), secret, quoted, said("Anne came for tea."), added=("tea",))
    left_out = [p for p in proposals(one) if p.ground in {Ground.TOLD_BY, Ground.ADDED}]

    (chapter,) = without(one, left_out, withheld_words(one, left_out))

    assert chapter.lines[1] == A_GAP
    assert "letters" not in texts((chapter,))
    assert "Anne came for [left out]." in texts((chapter,))
    assert {p.key for p in left_out} == {secret.key, key_of_added("TEA")}
    assert "Anne" not in texts(frame_of((chapter,)))


def test_the_seal_breaks_with_every_word_choice_and_recipient_and_not_with_looking() -> None:
    def seal(*lines: Line, part: Part = Part.MAP, choice: str = "a", to: str = "hand", **more: object) -> str:
        return seal_of(whole(*lines, part=part, **more), {"key": choice}, recipient=to)

    plain = seal(said("One."))
    changed: Iterable[str] = (
        seal(said("Two.")),
        seal(said("One."), said("Two.")),
        seal(said("One."), choice="b"),
        seal(said("One."), to="post"),
        seal(said("One."), protected=("Lucy",)),
    )

    assert seal(said("One.")) == plain
    assert plain not in changed
    assert seal(said("One."), part=Part.LOOKED) == seal(said("Two."), part=Part.LOOKED)
