"""What waits: for one person, for anybody, and why it came back."""
