"""The questions about somebody close, version 1: plain words of our own. They are no test and give no result."""

from kith.ground.words import mark
from kith.safety.rules.questions import Question, Subject

QUESTIONS = (
    Question(
        Subject.RESPECT,
        mark("They listen when I say no."),
        (
            mark("They laugh at me or shame me, alone or before others."),
            mark("They say that I am making it up."),
        ),
    ),
    Question(
        Subject.CONTROL,
        mark("I decide what I wear, where I go and when I rest."),
        (
            mark("I have to ask first, or tell them where I am all the time."),
            mark("They decide about my medicine, my food or my body."),
        ),
    ),
    Question(
        Subject.MONEY,
        mark("I can spend my own money."),
        (
            mark("They keep my card, or I have to give them money."),
            mark("They make debts in my name."),
        ),
    ),
    Question(
        Subject.FEAR,
        mark("I am never afraid of what they will do."),
        (
            mark("They hit, push, hold or lock me in, or say that they will."),
            mark("They want me in bed when I do not want to."),
            mark("They say that they will hurt themself, a child or an animal if I go."),
        ),
    ),
    Question(
        Subject.OTHERS,
        mark("They are glad when I have friends and family."),
        (
            mark("I see people less, because it makes trouble."),
            mark("They tell others bad things about me, so that nobody believes me."),
        ),
    ),
    Question(
        Subject.ONLINE,
        mark("My phone and my messages are mine."),
        (
            mark("They read my messages, or know my passwords though I do not want it."),
            mark("They share pictures of me, or say that they will."),
        ),
    ),
)
