"""Bert rang once, years ago. Dee proposes that his record goes, Femi decides, a hold keeps it, and then it is gone."""

from datetime import UTC, datetime, timedelta

from kith.disposal.jobs import erase_what_is_due
from kith.ground import clock
from kith.people.models import Person
from tests.journeys.walker import Walker

A_MONTH_LATER = datetime(2026, 6, 4, 9, tzinfo=UTC)


def given_what_is_over(walker: Walker, who: str) -> None:
    walker.becomes(who)
    walker.follows("Forgetting: what is over")


def when_dee_proposes(walker: Walker) -> None:
    given_what_is_over(walker, "Dee")
    walker.reads("Bert", "Edith", "A legal hold stands.")
    walker.then_the_page_is_accessible()
    walker.follows("Propose Bert")
    walker.reads("2 years after the last contact")
    walker.then_the_page_is_accessible()
    walker.presses("Propose it")
    walker.reads("You proposed it; somebody else decides.")


def when_femi_decides(walker: Walker) -> None:
    given_what_is_over(walker, "Femi")
    walker.follows("Decide Bert")
    walker.then_the_page_is_accessible()
    walker.presses("Decide")
    walker.reads("Choose one.")
    walker.answers("What do you decide?", "Set it apart, to be erased in 30 days")
    walker.presses("Decide")
    walker.does_not_read("Bert")


def when_it_is_put_back(walker: Walker) -> None:
    walker.follows("Set apart")
    walker.reads("Erased on")
    walker.then_the_page_is_accessible()
    walker.follows("Put it back", nth=1)
    walker.then_the_page_is_accessible()
    walker.writes("Why?", "His son rang.")
    walker.presses("Put it back")
    walker.follows("What is over")
    walker.reads("Bert")


def when_everything_is_held(walker: Walker) -> None:
    walker.becomes("Femi")
    walker.follows("Legal holds")
    walker.reads("Edith", "HL/2231")
    walker.then_the_page_is_accessible()
    walker.follows("Hold everything")
    walker.presses("Begin this hold")
    walker.reads("Write a reference, so that others find what this rests on.")
    walker.writes("Why must nothing be erased?", "The inquiry wrote to every service.")
    walker.writes("By which reference is it known?", "Inquiry 14/2026")
    walker.then_the_page_is_accessible()
    walker.presses("Begin this hold")
    walker.reads("Everybody", "Inquiry 14/2026")


def when_the_hold_ends(walker: Walker) -> None:
    walker.follows("End it Everybody")
    walker.then_the_page_is_accessible()
    walker.writes("Why?", "It closed.")
    walker.presses("End it")
    walker.reads("It closed.")


def then_the_certificate_names_nobody(walker: Walker) -> None:
    walker.becomes("Dee")
    walker.follows("Forgetting: what is over")
    walker.follows("Certificates")
    walker.then_the_page_is_accessible()
    walker.follows("Read it", nth=0)
    walker.reads("It is what the record of what was done holds, to the letter", "people.Opening")
    walker.does_not_read("Bert", "Fallow")
    walker.then_the_page_is_accessible()


def test_bert_is_forgotten_by_two_people_and_not_while_a_hold_stands(walker: Walker) -> None:
    bert = Person.objects.get(full_name="Bert Fallow")

    when_dee_proposes(walker)
    when_femi_decides(walker)
    when_it_is_put_back(walker)
    when_dee_proposes_again(walker)
    when_femi_decides(walker)
    when_everything_is_held(walker)
    with clock.fixed(A_MONTH_LATER + timedelta(days=1)):
        assert erase_what_is_due(clock.now()) == 0
    when_the_hold_ends(walker)
    with clock.fixed(A_MONTH_LATER + timedelta(days=1)):
        assert erase_what_is_due(clock.now()) == 2, "Bert, and Olga who was set apart before"

    then_the_certificate_names_nobody(walker)
    bert.refresh_from_db()
    assert (bert.known_as, bert.full_name) == ("", "")


def when_dee_proposes_again(walker: Walker) -> None:
    given_what_is_over(walker, "Dee")
    walker.follows("Propose Bert")
    walker.presses("Propose it")
