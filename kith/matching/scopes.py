"""Who may see and change what somebody looks for, and what they chose."""

from kith.ground.access.scoping import about_a_person, scope

LOOKING_FOR = scope("matching.LookingFor", *about_a_person("person"))
CHOICES = scope("matching.ChoiceMade", *about_a_person("person"))
