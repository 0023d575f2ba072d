"""What a message does, and how it feels."""
