"""Commands of `manage.py`: parse, call one function, print."""
