"""What every record has, whatever it is about: an address that answers for ever, an end, a history, citations."""
