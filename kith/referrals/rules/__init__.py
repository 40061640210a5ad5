"""What may happen to a referral, who it waits for and until when, and what of the person leaves; pure."""
