"""John asks for a code, reads it on his telephone, and comes in; or, on his own device, by a PIN and a picture."""

from kith.correspondence.jobs import answer_asked_codes
from kith.correspondence.models import Message
from kith.ground import clock
from tests.journeys.walker import Walker


def the_code_on_his_telephone() -> str:
    answer_asked_codes(clock.now())
    return Message.objects.get(template="correspondence/letters/code").body.split("is ")[1].split(".")[0]


def test_john_comes_in_by_a_code(walker: Walker) -> None:
    walker.opens("/sign-in")
    walker.follows("Send me a code")
    walker.then_the_page_is_accessible()
    walker.writes("Your sign-in name", "john")
    walker.presses("Send me a code")
    walker.reads("If you can come in this way, a code is on its way now")
    walker.writes("The eight digits", the_code_on_his_telephone())
    walker.presses("Come in")
    walker.follows("My account")
    walker.reads("Signed in with a code that was sent")


def test_john_comes_in_by_a_picture_on_his_own_device(walker: Walker) -> None:
    walker.becomes("John")
    walker.follows("My account")
    walker.follows("Choose them")
    walker.then_the_page_is_accessible()
    walker.writes("Your new PIN", "4827")
    walker.writes("The same once more", "4827")
    walker.chooses("Cup")
    walker.presses("Use these")
    walker.reads("Devices that know you")
    walker.presses("Sign out")
    walker.opens("/sign-in")
    walker.does_not_read("John")
    walker.then_the_page_is_accessible()
    walker.types_by_tab("Your PIN", "4827")
    walker.turns_by_arrow("Your picture", "Cup")
    walker.page.keyboard.press("Enter")
    walker.page.wait_for_load_state("load")

    walker.follows("My plan")
    walker.follows("My account")
    walker.reads("This needs all of your sign-in")
    walker.then_the_page_is_accessible()
