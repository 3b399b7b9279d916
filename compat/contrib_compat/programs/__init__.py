"""Running an old program as it is: what it sees, what counts as it, and what is said at its end."""
