"""What users wrote with clients, as tests in their style; `run_suite.py` runs them."""
