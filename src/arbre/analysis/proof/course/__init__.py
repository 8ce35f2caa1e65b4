"""What one patient is asked, answer by answer, and when an alert ends it."""
