"""The tests, laid out as the package is; a package themselves, so that two may bear the same name."""
