"""What a disk says that has no room left."""

import errno

FULL = {errno.ENOSPC, errno.EDQUOT}


def is_full(error: OSError) -> bool:
    """Whether something could not be written for want of room."""
    return error.errno in FULL
