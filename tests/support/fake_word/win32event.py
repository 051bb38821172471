"""Waiting for a process by its handle."""

import select

WAIT_OBJECT_0, WAIT_TIMEOUT = 0, 258


def WaitForSingleObject(handle: int, milliseconds: int) -> int:
    ended, _, _ = select.select([handle], [], [], milliseconds / 1000)
    return WAIT_OBJECT_0 if ended else WAIT_TIMEOUT
