"""What a base and people say differently, decided by people."""
