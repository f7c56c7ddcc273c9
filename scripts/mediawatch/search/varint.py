"""Unsigned LEB128: seven bits a byte, low bits first, the high bit set on every byte but the last."""

import numpy as np
from numpy.typing import NDArray


def encode_varints(numbers: NDArray[np.uint32]) -> tuple[bytes, NDArray[np.int64]]:
    """Encode numbers; return the bytes, and where each number starts (one more entry than numbers)."""
    lengths = np.ones(len(numbers), dtype=np.int64)
    for bits in (7, 14, 21, 28):
        lengths += numbers >= np.uint32(1 << bits)
    starts = np.zeros(len(numbers) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    out = np.zeros(int(starts[-1]), dtype=np.uint8)
    for place in range(5):
        chosen = lengths > place
        if not chosen.any():
            break
        low = ((numbers[chosen] >> np.uint32(7 * place)) & np.uint32(127)).astype(np.uint8)
        low[lengths[chosen] > place + 1] |= 128
        out[starts[:-1][chosen] + place] = low
    return out.tobytes(), starts


def encode_varint(number: int) -> bytes:
    """Encode one number."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def decode_varints(data: bytes) -> list[int]:
    """Decode a whole byte string."""
    numbers: list[int] = []
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
        else:
            numbers.append(value)
            value = shift = 0
    return numbers
