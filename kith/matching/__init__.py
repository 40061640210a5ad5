"""Seekers meet offers: what somebody said, beside what a listing says, with every reason shown.

Words here: *saying* (their words), *offer* (a listing as it stands today), *why*, *not sure yet*, *not shown*.
Nothing is guessed from a name, a country, a language or a faith. Nobody gets a percentage. The person picks.
"""
