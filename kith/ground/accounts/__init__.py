"""Who can sign in: organisations, teams, accounts and the roles they hold. Not the person whose life it is.

An account without a live reason reads no record, whatever its role; there is no superuser.
"""
