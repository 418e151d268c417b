"""Passwords of old notebook servers."""


def passwd(passphrase=None, algorithm="sha1"):
    """A salted hash of a password."""
    import getpass
    import hashlib
    import os

    if passphrase is None:
        passphrase = getpass.getpass("Enter password: ")
    salt = os.urandom(6).hex()
    digest = hashlib.new(algorithm, passphrase.encode("utf-8") + salt.encode("ascii")).hexdigest()
    return ":".join((algorithm, salt, digest))


def passwd_check(hashed, passphrase):
    """Does the password fit the hash?"""
    import hashlib
    import hmac

    algorithm, salt, digest = hashed.split(":", 2)
    found = hashlib.new(algorithm, passphrase.encode("utf-8") + salt.encode("ascii")).hexdigest()
    return hmac.compare_digest(found, digest)
