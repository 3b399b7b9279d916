"""What was measured: event files, earlier evaluations, and which result is better."""
