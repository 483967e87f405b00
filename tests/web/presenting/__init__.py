"""What templates show is worked out as pages need it."""
