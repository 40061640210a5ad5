"""Which looks stand out (R20): without a live reason of work, and with a sign."""

from collections.abc import Collection

from kith.looking.rules.ties import Sign

OF_WORK = frozenset({"own", "caseload", "cover", "shift", "duty", "circle", "representative", "packet", "concern"})
"""Relations that say of themselves why one looks. Leading a team does not, nor does an emergency."""

MANY = 20
"""So many people, looked at by one account within one hour without a reason of work, stand out by themselves."""


def stands_out(
    relations: Collection[str], *, shared: Collection[Sign], is_noted: bool, unrelated_within_an_hour: int
) -> tuple[Sign, ...]:
    """Return the signs for which a look stands out; none where there was a live reason of work."""
    if OF_WORK & set(relations):
        return ()
    signs = [sign for sign in (Sign.SURNAME, Sign.ADDRESS, Sign.POSTCODE) if sign in shared]
    signs += [Sign.NOTED] if is_noted else []
    signs += [Sign.MANY] if unrelated_within_an_hour >= MANY else []
    return tuple(signs)
