"""The screens, one file and one stylesheet each."""
