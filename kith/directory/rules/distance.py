"""How far apart two points are, and where “about here” is. What has no coordinates has no distance; none is guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from statistics import median

EARTH_KM = 6371.0088
KM_A_DEGREE = 111.32
FURTHEST_FROM_THE_MIDDLE_KM = 30.0


@dataclass(frozen=True, slots=True)
class Point:
    """A point on Earth, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Box:
    """The smallest and largest degrees within which everything near enough must lie. It can cross the date line."""

    south: float
    north: float
    west: float
    east: float


def km_between(one: Point, other: Point) -> float:
    """Return the distance as the crow flies, in kilometres (haversine, mean Earth radius; from 0 to about 20,015)."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    square = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(square)))


def around(middle: Point, km: float) -> Box:
    """Return a box that holds everything within a distance: a first sieve for a database."""
    tall = km / KM_A_DEGREE
    wide = km / (KM_A_DEGREE * max(cos(radians(middle.latitude)), 0.01))
    return Box(middle.latitude - tall, middle.latitude + tall, middle.longitude - wide, middle.longitude + wide)


def middle_of(points: Sequence[Point]) -> Point | None:
    """Return about where some places of one town are: the middle one each way, so that one wrong point moves nothing.

    None when there are no points, or when they lie so far apart that their middle would mean nothing (two towns of
    one name).
    """
    if not points:
        return None
    middle = Point(median(p.latitude for p in points), median(p.longitude for p in points))
    near = sum(1 for point in points if km_between(middle, point) <= FURTHEST_FROM_THE_MIDDLE_KM)
    return middle if near * 2 > len(points) else None
