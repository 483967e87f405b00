"""The public pages: a room for each subject, and what every request passes on its way to them."""
