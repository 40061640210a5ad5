"""Pet names and the names they stand for. A help for finding somebody, never a claim about anybody."""

from collections.abc import Mapping
from types import MappingProxyType

_PETS = """
abigail: abi abby gail
albert: al bert bertie
alexander: alex alec sandy xander
alfred: alf alfie fred
andrew: andy drew
ann: anne anna annie nan nancy
anthony: tony ant
arthur: art arty
barbara: barb babs
benjamin: ben benny
catherine: cath cathy kate katie kathleen kathy kit kitty katherine kathryn
charles: charlie chas chuck
christine: chris chrissie tina christina
christopher: chris kit
daniel: dan danny
david: dave davy
deborah: deb debbie deborah
donald: don donnie
dorothy: dot dottie dolly
edward: ed eddie ned ted teddy
eleanor: ellie nell nora
elizabeth: bess beth betty eliza lisa liz lizzie libby
frances: fran frannie
francis: frank
frederick: fred freddie
george: georgie
gerald: gerry
gillian: gill jill
harold: harry hal
helen: nell nellie
henry: harry hank
isabel: bel bella izzy
jacqueline: jackie
james: jim jimmy jamie
janet: jan
jennifer: jen jenny
joan: joanie
john: jack johnny jon
jonathan: jon jonny
joseph: joe joey
joshua: josh
judith: judy jude
kenneth: ken kenny
kevin: kev
lawrence: larry
leonard: len lenny
lucy: lu lucie lucia
margaret: madge maggie marge meg molly peg peggy rita greta
martin: marty
mary: maria marie may mamie molly polly
matthew: matt
michael: mick mickey mike
mohammed: mo muhammad mohamed mohammad muhammed
nicholas: nick nicky
patricia: pat patsy tricia trish
patrick: pat paddy
pamela: pam
peter: pete
philip: phil pip
rebecca: becca becky
richard: dick ricky rick dickie
robert: bob bobby rob robbie bert
ronald: ron ronnie
rosemary: rose rosie
samantha: sam
samuel: sam sammy
sarah: sally sara sadie
stephen: steve steven stevie
susan: sue susie suzanne susanna
terence: terry
theresa: terry tess tessa
thomas: tom tommy
timothy: tim
valerie: val
victoria: vicky tori
walter: wally walt
william: bill billy liam will willie
winifred: win winnie freda
"""


def _formal() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _PETS.strip().splitlines():
        formal, _, pets = line.partition(":")
        for pet in pets.split():
            found[pet] = found.get(pet, frozenset()) | {formal}
    return MappingProxyType(found)


FORMAL: Mapping[str, frozenset[str]] = _formal()
"""For each pet name, the names it may stand for."""
