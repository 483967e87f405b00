"""The public pages: one view file per page, feeds, sitemaps, metadata for other people's tools."""
