"""Rights in England in easy words, version 1. In another country a pack of its own takes this place."""

from datetime import date

from kith.ground.words import mark
from kith.rights.rules.texts import RightText

COUNTRY = mark("England")
CHECKED_ON = date(2026, 11, 29)
NEXT_CHECK_ON = date(2027, 11, 29)
OUR_PROMISE = mark("Our own promise")

TEXTS = (
    RightText(
        "decide",
        "hand",
        mark("You decide"),
        (
            mark("Everybody is taken to be able to decide."),
            mark("You get help to decide first."),
            mark("You may choose something that others find unwise."),
            mark("If you cannot decide one thing at one time, that is about this one thing only."),
        ),
        mark("Mental Capacity Act 2005, section 1"),
        CHECKED_ON,
        NEXT_CHECK_ON,
    ),
    RightText(
        "understand",
        "talk",
        mark("You are told in a way that suits you"),
        (
            mark("Large print, easy read, symbols, signs, sound, or your language."),
            mark("Tell us once. We write it down and tell those who need to know."),
        ),
        mark("Accessible Information Standard (DAPB1605)"),
        CHECKED_ON,
        NEXT_CHECK_ON,
    ),
    RightText(
        "advocate",
        "person",
        mark("Somebody can be on your side"),
        (
            mark("An advocate helps you to say what you want. They do not work for us."),
            mark("If taking part is very hard, and nobody suitable can help you, the council must find one."),
        ),
        mark("Care Act 2014"),
        CHECKED_ON,
        NEXT_CHECK_ON,
    ),
    RightText(
        "sharing",
        "eye",
        mark("You say who sees what"),
        (
            mark("If you say nothing, nothing is shared."),
            mark("You can take a yes back at any time."),
            mark("You can see who has looked."),
        ),
        OUR_PROMISE,
        CHECKED_ON,
        NEXT_CHECK_ON,
    ),
    RightText(
        "people",
        "heart",
        mark("You see the people you want to see"),
        (
            mark("In a care home, a hospital or a hospice, visitors are welcome as a rule."),
            mark("If somebody says no, ask why and who decided. You can say that you disagree."),
        ),
        mark("Care Quality Commission, Regulation 9A"),
        CHECKED_ON,
        NEXT_CHECK_ON,
    ),
    RightText(
        "fair",
        "handshake",
        mark("You are treated fairly"),
        (
            mark("Nobody may treat you worse because of who you are."),
            mark("If a group does, we speak with the group. Your place does not suffer for it."),
        ),
        mark("Equality Act 2010"),
        CHECKED_ON,
        NEXT_CHECK_ON,
    ),
    RightText(
        "say-so",
        "flag",
        mark("You can say that something is wrong"),
        (
            mark("You hear from us within three working days, in a way that suits you."),
            mark("If it is about your information, within 30 days."),
            mark("Nobody whom you complain about looks into it, or sees it."),
            mark("Nobody may treat you worse for it. A month later we ask."),
        ),
        OUR_PROMISE,
        CHECKED_ON,
        NEXT_CHECK_ON,
    ),
    RightText(
        "speak-up",
        "sound",
        mark("When you hear something that is not right"),
        (
            mark("You can say: “That was not all right. Please stop.”"),
            mark("You can say: “Let us go somewhere else.” and help the person away."),
            mark("Afterwards you can tell us. You do not have to be sure."),
        ),
        OUR_PROMISE,
        CHECKED_ON,
        NEXT_CHECK_ON,
    ),
)
