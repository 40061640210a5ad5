"""Reading referrals: what could leave, the list and the one story, and what an answer link opens."""
