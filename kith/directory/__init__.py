"""What there is to go to: listings of groups, services and places, who runs them, when they meet and what they provide.

Words: a *listing* is one thing to go to; a *provider* runs it; a *place* is where; a *topic* is a term of somebody's
taxonomy; an *interest* and a *provision* are terms of ours. A directory belongs to the organisation that keeps it.
Never here: anything about a person, a guess at a distance, or a listing that quietly disappears.
"""
