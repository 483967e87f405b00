"""Pages about the site and the base as a whole: the first page, what it is, what was changed."""
