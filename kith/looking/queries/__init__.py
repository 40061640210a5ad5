"""What pages read of cover, duty, emergencies and looks."""
