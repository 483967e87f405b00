"""What pages of every subject are put together from: links, names, dates, places in a text, tables, numbered pages."""
