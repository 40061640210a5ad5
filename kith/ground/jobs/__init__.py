"""What happens by time: small ticks, idempotent, driven from the records.

A *job* is a function with a name and a rhythm. A *turn* says when it is due and who holds it; a *run* is one tick that
did something, or failed. Whoever runs the jobs says every few seconds that they are alive: the *heartbeat*.
"""
