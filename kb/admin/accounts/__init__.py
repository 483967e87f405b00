"""Accounts: those of all people who sign in, and one's own."""
