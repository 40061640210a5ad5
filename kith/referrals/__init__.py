"""The closed loop: proposed, sent, read, answered, first visit, settled, ended, and everybody told.

Words here: *route* (introduce, book, refer), *packet* (just what leaves), *turn* (one thing that happened), *answer
link*. A referral is open until the person and the sender know how it ended. Nothing leaves without the person's yes.
"""
