"""People with accounts: invited, admitted, closed. Logging in itself is django-allauth's work."""
