"""The verbs of referrals: propose, send, answer, agree a visit, settle, end, and tell everyone."""
