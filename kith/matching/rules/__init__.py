"""Who is offered what, and why: pure, deterministic, and the same for everyone."""
