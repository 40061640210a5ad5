"""Words that say too little to find a group by, version 1. Written here for this project, licence as the project.

Known failure: English only. In another language a small word can be taken for an interest; the reason quotes it, so
that anyone can see and say so.
"""

from kith.matching.rules.words import stem

VERSION = 1

_WORDS = """
the and but for with from into about that this these those they them their there then than when where what which who
why how you your our its his her she him was were are been being have has had can could would should will may might
not don't i'm i'd i've didn't any some all every each more most much many very too also just only out off over again
ever never still like liked love loved enjoy enjoyed want wanted wish need needed miss missed used use get got getting
going went come came make made making doing does did things thing something anything someone people person good nice
new old bit lot lots way day days week time times near nearby local area place places home house without other others
group groups club clubs centre center centres community service services program programme programs support supporting
help activity activities general public organisation organization county city town north south east west free open
"""

LITTLE: frozenset[str] = frozenset(stem(word) for word in _WORDS.split())
