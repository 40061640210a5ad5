"""The demo world: made-up people in a made-up town, told through the rooms' own actions.

It is also the cast of the journeys. Nothing here is read by any room, and it refuses to touch a live store.
"""
