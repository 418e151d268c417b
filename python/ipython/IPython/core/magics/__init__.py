"""The magics that every session has; each module is imported when one of its magics is first used."""
