"""Who may see what somebody answered, their goals, and which instruments an organisation may use."""

from kith.ground.access.permissions import Permission
from kith.ground.access.scoping import about_a_person, of_the_organisation, scope

ANSWER_SETS = scope("outcomes.AnswerSet", *about_a_person("person"))
ANSWERS = scope("outcomes.Answer", *about_a_person("answer_set__person"))
STATED_SCORES = scope("outcomes.StatedScore", *about_a_person("answer_set__person"))
TALKS = scope("outcomes.Talk", *about_a_person("answer_set__person"))
GOALS = scope("outcomes.Goal", *about_a_person("person"))
RATINGS = scope("outcomes.GoalRating", *about_a_person("goal__person"))
ENDINGS = scope("outcomes.GoalEnding", *about_a_person("goal__person"))
PERMISSIONS = scope("outcomes.LicencePermission", *of_the_organisation(Permission.OUTCOME_SEE))
