"""Who may see a plan, its steps and its reviews."""

from kith.ground.access.scoping import about_a_person, scope
from kith.networks.scopes import about_a_person_with

PLANS = scope("plans.Plan", *about_a_person("person"))
STEPS = scope("plans.Step", *about_a_person_with("tie_id", "plan__person", perhaps=True))
STEP_ENDINGS = scope("plans.StepEnding", *about_a_person_with("step__tie_id", "step__plan__person", perhaps=True))
NEED_LINES = scope("plans.NeedLine", *about_a_person("plan__person"))
AGREEMENTS = scope("plans.Agreement", *about_a_person("plan__person"))
REVIEWS = scope("plans.Review", *about_a_person("plan__person"))
REVIEWS_HELD = scope("plans.ReviewHeld", *about_a_person("review__plan__person"))
SECTION_NOTES = scope("plans.SectionNote", *about_a_person("review__plan__person"))
SUPPORT_RATINGS = scope("plans.SupportRating", *about_a_person_with("tie_id", "review__plan__person"))
