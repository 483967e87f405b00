"""What laws, institutions and concepts are called, and where a text calls them so."""
