"""What reads programs: each engine keeps of a text what ``syntax`` has."""
