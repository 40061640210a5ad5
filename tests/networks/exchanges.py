"""Maps and sheets for tests, with hostile names in them; and a set of tables as Network Canvas writes one."""

from uuid import UUID

from hypothesis import strategies as st

from kith.ground.ids import PersonId, TieId
from kith.networks.rules.acquaintances import Acquainted, acquainted
from kith.networks.rules.exchange.coming import Held
from kith.networks.rules.exchange.sheet import Sheet, sheet_of
from kith.networks.rules.facts import TieFacts
from kith.networks.rules.vocabulary import (
    Closeness,
    Feeling,
    Help,
    Kind,
    Life,
    Mode,
    Rhythm,
    Ring,
    Sector,
    Symbol,
    Wish,
)

MARY = PersonId(UUID("10000000-0000-4000-8000-000000000000"))
EGO = UUID("20000000-0000-4000-8000-000000000000")
HOSTILE = (
    '=HYPERLINK("http://evil.example")', "+1", "-1+1", "@SUM(A1)", "\t=1", "'=1", "''", "'quoted", 'say "hello"',
    "a,b;c", "two\nlines", "two\r\nlines", "\u202eenna\u202c", "\u2066\u0622\u0646\u2069", "<b>&amp;</b>", "]]>",
    "<!--", "x\x01y", "x\x00y", "\ufffe", "\U0001f469\u200d\U0001f467", "n" * 80, "; ;", "row 1", "None", " Anne ",
    "true", "\x85", "\u2028line",
)  # fmt: skip
names = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))


def tie_id(number: int) -> TieId:
    return TieId(UUID(int=number + 1, version=4))


def some(strategy: type) -> st.SearchStrategy:
    return st.sampled_from(list(strategy))


@st.composite
def facts(draw: st.DrawFn) -> TieFacts:
    life = draw(st.sampled_from([life for life in Life if life is not Life.NOT_NOW]))
    is_past = life is Life.REMEMBERED
    return TieFacts(
        name=draw(names),
        relationship=draw(st.one_of(st.just(""), names)),
        kind=draw(some(Kind)),
        ring=draw(some(Ring)),
        sector=draw(some(Sector)),
        is_paid=draw(st.booleans()),
        helps_with=draw(st.frozensets(some(Help))),
        gives=draw(st.frozensets(some(Help))),
        felt=draw(st.none() | some(Feeling)),
        rhythm=None if is_past else draw(st.none() | some(Rhythm)),
        wished_ring=draw(st.none() | some(Ring)),
        symbol=draw(st.none() | some(Symbol)),
        mode=None if is_past else draw(st.none() | some(Mode)),
        life=life,
    )


@st.composite
def maps(draw: st.DrawFn) -> tuple[tuple[Held, ...], tuple[Acquainted, ...], Sheet]:
    """Draw a map: who is on it, who knows whom, and the sheet of it."""
    held = tuple(Held(tie_id(number), one, 1) for number, one in enumerate(draw(st.lists(facts(), max_size=8))))
    asked = [one.tie_id for one in held if one.facts.life is not Life.HOPED_FOR]
    pairs = {
        frozenset(pair): acquainted(*pair, draw(some(Closeness)))
        for pair in draw(st.lists(st.tuples(*[st.sampled_from(asked)] * 2), max_size=12) if asked else st.just([]))
        if pair[0] != pair[1]
    }
    told = tuple(sorted(pairs.values()))
    return held, told, sheet_of([(one.tie_id, one.facts, draw(st.none() | some(Wish))) for one in held], told)


CANVAS = {
    "case 7_s1_ego.csv": (
        "networkCanvasEgoUUID,networkCanvasCaseID,networkCanvasSessionID,networkCanvasProtocolName,sessionStart,"
        "sessionFinish,sessionExported,APP_VERSION,COMMIT_HASH,networkCanvasInterviewLocale,networkCanvasFinishOutcome,"
        "ego_age,'=note\r\n"
        "e1,case 7,s1,Trial,2026-01-02T10:00:00.000Z,,2026-01-03T10:00:00.000Z,8.0,abc,en,finished,44,'=1+1\r\n"
    ),
    "case 7_s1_attributeList_person.csv": (
        "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name,relationship,ring,helps_with_emotional,"
        "helps_with_practical,layout_x,layout_y,shoe size\r\n"
        '1,e1,a0000000-0000-4000-8000-000000000001,Anne,"my ""girl"", dear",1,true,false,0.25,0.75,38\r\n'
        '2,e1,a0000000-0000-4000-8000-000000000002,\'=SUM(A1),"two\nlines",3,,,,,-1\r\n'
    ),
    "case 7_s1_attributeList_place.csv": (
        "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name\r\n3,e1,a0000000-0000-4000-8000-000000000003,The park\r\n"
    ),
    "case 7_s1_edgeList_knows.csv": (
        "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,networkCanvasTargetUUID,"
        "closeness,years\r\n"
        "1,1,2,e1,b1,a0000000-0000-4000-8000-000000000001,a0000000-0000-4000-8000-000000000002,close,3\r\n"
        "2,3,1,e1,b2,a0000000-0000-4000-8000-000000000003,a0000000-0000-4000-8000-000000000001,,\r\n"
    ),
}
"""A set as the exporter of Network Canvas writes one, by our own hand: its columns, its apostrophes, its line ends."""
