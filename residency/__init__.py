"""What one can train for after the diploma, for how long, and when to apply."""
