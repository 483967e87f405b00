"""What comes in: sources that are read and looked at before they are stored, tables and annotations."""
