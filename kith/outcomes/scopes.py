"""Who may see what somebody answered, and their goals."""

from kith.ground.access.scoping import about_a_person, scope

ANSWER_SETS = scope("outcomes.AnswerSet", *about_a_person("person"))
GOALS = scope("outcomes.Goal", *about_a_person("person"))
