"""Writes the fixtures of this folder with numpy: python3 make.py

Every dtype x order x endianness holds the same ramp, [2 x 3 x 4], value 12 i + 4 j + k
(bool: its parity), so the expected value of a fixture follows from its index.
"""

import io
import pathlib
import struct
import warnings
import zipfile

import numpy as np
from numpy.lib import format as npy

HERE = pathlib.Path(__file__).parent
RAMP = np.arange(24).reshape(2, 3, 4)
warnings.simplefilter("ignore")  # numpy warns of versions 2.0 and 3.0


def save(name, array, version=None):
    with open(HERE / name, "wb") as out:
        npy.write_array(out, array, version=version)


for code in "i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8".split():
    for end in "|" if code[1] == "1" else "<>":
        for order in "CF":
            mark = {"|": "n", "<": "l", ">": "b"}[end]
            save(f"{code}{mark}-{order}.npy", RAMP.astype(end + code).copy(order))
for order in "CF":
    save(f"b1n-{order}.npy", (RAMP % 2 == 1).copy(order))

# what single values must survive
save("extremes-i8.npy", np.array([-(2**63), 2**63 - 1, -1, 0]))
save("extremes-u8.npy", np.array([0, 1, 2**63, 2**64 - 1], dtype="u8"))
save("extremes-f2.npy", np.array([65504, -6e-8, 0.1, -0.0], dtype="f2"))
save("zero-d.npy", np.array(-2.5))
save("zero-d-integer.npy", np.array(7, dtype=">i2"))
save("one-d.npy", np.arange(5, dtype="f4"))
save("one-d-F-flag.npy", np.asfortranarray(np.arange(5, dtype="f4")))
save("empty.npy", np.zeros((0, 3, 4)))
save("version2.npy", RAMP.astype("<i4"), (2, 0))
save("version3.npy", RAMP.astype("<i4"), (3, 0))

# what is refused
save("object.npy", np.array([1, None], dtype=object))
save("structured.npy", np.zeros(2, dtype=[("spin", "i1"), ("energy", "<f8")]))
save("unicode-field.npy", np.zeros(2, dtype=[("σ", "i1")]), (3, 0))
save("unicode.npy", np.array(["up", "down"]))
save("bytes.npy", np.array([b"up", b"down"]))
save("complex.npy", np.array([1 + 2j]))
save("date.npy", np.array(["2020-01-01"], dtype="M8[D]"))
save("longdouble.npy", np.zeros(2, dtype=np.longdouble))

arrays = dict(spins=RAMP.astype("i1"), field=RAMP / 2, bias=np.array([0.5], dtype="f4"))
np.savez(HERE / "stored.npz", **arrays)
np.savez_compressed(HERE / "compressed.npz", **arrays)
np.savez(HERE / "single.npz", RAMP.astype("i1"))
np.savez(HERE / "none.npz")
np.savez(HERE / "object.npz", spins=RAMP.astype("i1"), object=np.array([None]))


def zip64(path, name, data):
    """One stored entry whose sizes and offset stand only in zip64 fields, as beyond 4 GB."""
    file, crc, n, big = name.encode(), zipfile.crc32(data), len(data), 0xFFFFFFFF
    common = struct.pack("<HHHHHIIIH", 45, 0, 0, 0, 0x41, crc, big, big, len(file))
    extra = struct.pack("<HHQQ", 1, 16, n, n)
    local = b"PK\3\4" + common + struct.pack("<H", len(extra)) + file + extra
    extra = struct.pack("<HHQQQ", 1, 24, n, n, 0)
    central = b"PK\1\2" + struct.pack("<H", 45) + common
    central += struct.pack("<HHHHII", len(extra), 0, 0, 0, 0, big) + file + extra
    start = len(local) + n
    end = start + len(central)
    end64 = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 1, 1, len(central), start)
    locator = b"PK\6\7" + struct.pack("<IQI", 0, end, 1)
    tail = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, big, big, 0)
    path.write_bytes(local + data + central + end64 + locator + tail)


buffer = io.BytesIO()
np.save(buffer, RAMP.astype("i1"))
zip64(HERE / "zip64.npz", "spins.npy", buffer.getvalue())
with np.load(HERE / "zip64.npz") as check:
    assert (check["spins"] == RAMP).all()
