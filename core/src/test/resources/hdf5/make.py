"""Writes the fixtures of this folder with h5py: python3 make.py

Every numeric dataset holds the ramp [5 x 3 x 4], value 12 i + 4 j + k (truth: its parity).
"""

import pathlib

import h5py
import numpy as np

HERE = pathlib.Path(__file__).parent
RAMP = np.arange(60).reshape(5, 3, 4)

with h5py.File(HERE / "types.h5", "w") as out:
    for code in "i1 <i2 >i4 <i8 u1 >u2 <u4 >u8 <f2 >f4 <f4 <f8".split():
        out["numbers/" + code.replace("<", "little-").replace(">", "big-")] = RAMP.astype(code)
    out["truth"] = RAMP % 2 == 1
    out["complex"] = RAMP + 1j
    out["text"] = ["up", "down"]
    out["unwritten"] = h5py.Empty("f4")
    out["numbers/cycle"] = out["numbers"]
    out["link"] = h5py.SoftLink("/truth")

with h5py.File(HERE / "chunked.h5", "w", userblock_size=512) as out:
    out.create_dataset("plain", data=RAMP.astype("i4"), chunks=(2, 2, 3))
    out.create_dataset(
        "packed", data=RAMP / 2, chunks=(2, 3, 4), compression="gzip", shuffle=True, fletcher32=True
    )
    out.create_dataset("truth", data=RAMP % 2 == 1, chunks=(3, 3, 4), compression="gzip")
    out.create_dataset("lzf", data=RAMP.astype("i8"), chunks=(5, 3, 4), compression="lzf")
    out.create_dataset("open", data=RAMP.astype("f4"), chunks=(2, 3, 4), maxshape=(None, 3, 4))
    out["contiguous"] = RAMP.astype("i1")

with h5py.File(HERE / "single.hdf5", "w", libver="latest") as out:
    out["runs/one/configurations"] = RAMP.astype("i1")
