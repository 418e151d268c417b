"""The version of numpy."""
version = full_version = short_version = "2.1.3"
git_revision = ""
release = True
