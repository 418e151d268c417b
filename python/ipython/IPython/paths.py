"""Where things of the shell would lie."""

import os


def get_ipython_package_dir():
    """Folder of this package."""
    return os.path.dirname(os.path.abspath(__file__))


def get_ipython_dir():
    """Folder for settings."""
    return os.path.join(os.path.expanduser("~"), ".ipython")


def get_ipython_cache_dir():
    """Folder for caches."""
    return os.path.join(os.path.expanduser("~"), ".cache", "ipython")


def locate_profile(profile="default"):
    """Folder of a profile."""
    return os.path.join(get_ipython_dir(), "profile_" + profile)


def get_ipython_module_path(module_str):
    """Path of one of our modules."""
    from importlib import import_module

    return os.path.abspath(import_module(module_str).__file__)
