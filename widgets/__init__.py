"""What a lesson shows."""
