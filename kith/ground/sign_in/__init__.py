"""How somebody comes in and goes out: name and password, second step, passkey, invitation, forgotten password.

The sign-in library (django-allauth) does the ceremonies; every page and every word is ours. Nothing here says whether
an account exists: the words are the same, and what would take longer is done a moment later by a job.
"""
