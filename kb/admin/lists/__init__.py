"""The lists of the desks: what narrows each, declared once as a set of filters (django-filter)."""
