"""The same packs to break as for the tests of reading one."""

from tests.packs.conftest import make_pack

__all__ = ["make_pack"]
