"""The protocols to treaties, which are never their treaties."""
