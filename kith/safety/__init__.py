"""Staying safe: what could happen and what is done, a person's own safety plan, ending contact, supervised visits.

Words here: *danger* (what could happen, to whom, how soon, who sees to it, until when), *look* (a danger looked at on
one day), *safety plan* (the person's own words, for a hard hour), *ending* (how contact with somebody ends),
*follow-up* (a day on which somebody asks how it has been since), *visit* (with somebody there the whole time), *way* (a
line that helps now), *local line* (a way that an organisation keeps itself, in editions, each tried by somebody).
Nothing here scores or ranks anybody: of suicide and self-harm it is written what is happening and what helps, and never
how likely it is.
"""
