"""What was exported, for people: table, page and comparison of ``tf-contrib exports``."""
