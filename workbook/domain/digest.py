"""The digests of the standard library, by way of its own modules: `hashlib` loads OpenSSL, which costs a start 3 ms and 0.6 MB.

The library's `random` does the same. A Python that was built without them has them in `hashlib` alone.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b

        try:
            from _sha2 import sha256
        except ImportError:  # its name until Python 3.12
            from _sha256 import sha256
    except ImportError:
        from hashlib import blake2b, sha256

__all__ = ["blake2b", "sha256"]
