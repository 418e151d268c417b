"""Extensions for ``%load_ext``."""
