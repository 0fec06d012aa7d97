from django.contrib.auth.hashers import Argon2PasswordHasher


class Cheap(Argon2PasswordHasher):
    """Argon2 that costs nothing: a test logs in dozens of times."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
