"""Bank holidays of England and Wales.

Source: gov.uk/bank-holidays, Open Government Licence v3.0. Written down in November 2026; look again before the end of
2027, when the years after 2028 have been published.
"""

from datetime import date

BANK_HOLIDAYS: frozenset[date] = frozenset(
    {
        *(date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25)),
        *(date(2026, 8, 31), date(2026, 12, 25), date(2026, 12, 28)),
        *(date(2027, 1, 1), date(2027, 3, 26), date(2027, 3, 29), date(2027, 5, 3), date(2027, 5, 31)),
        *(date(2027, 8, 30), date(2027, 12, 27), date(2027, 12, 28)),
        *(date(2028, 1, 3), date(2028, 4, 14), date(2028, 4, 17), date(2028, 5, 1), date(2028, 5, 29)),
        *(date(2028, 8, 28), date(2028, 12, 25), date(2028, 12, 26)),
    }
)
