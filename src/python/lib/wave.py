import struct

_file = open


class Error(Exception):
    pass


class Wave_read:
    def __init__(self, f):
        self._mine = isinstance(f, str)
        f = _file(f, "rb") if self._mine else f
        data = f.read()
        if self._mine:
            f.close()
        if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
            raise Error("file does not start with RIFF id")
        at, self._frames = 12, b""
        while at + 8 <= len(data):
            size = struct.unpack("<I", data[at + 4:at + 8])[0]
            if data[at:at + 4] == b"fmt ":
                kind, self._channels, self._rate, _, _, bits = struct.unpack("<HHIIHH", data[at + 8:at + 24])
                if kind not in (1, 0xFFFE):
                    raise Error("unknown format: %r" % kind)
                self._width = (bits + 7) // 8
            elif data[at:at + 4] == b"data":
                self._frames = data[at + 8:at + 8 + size]
                break
            at += 8 + size + size % 2
        self._pos = 0

    def getnchannels(self):
        return self._channels

    def getsampwidth(self):
        return self._width

    def getframerate(self):
        return self._rate

    def getnframes(self):
        return len(self._frames) // (self._width * self._channels)

    def getparams(self):
        return (self._channels, self._width, self._rate, self.getnframes(), "NONE", "not compressed")

    def readframes(self, n):
        k = self._width * self._channels
        r = self._frames[self._pos * k:(self._pos + n) * k]
        self._pos += len(r) // k
        return r

    def rewind(self):
        self._pos = 0

    def tell(self):
        return self._pos

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.close()


class Wave_write:
    def __init__(self, f):
        self._f = f
        self._channels, self._width, self._rate = 1, 2, 44100
        self._data = bytearray()

    def setnchannels(self, n):
        self._channels = n

    def setsampwidth(self, n):
        self._width = n

    def setframerate(self, n):
        self._rate = int(n)

    def setnframes(self, n):
        pass

    def setparams(self, p):
        self._channels, self._width, self._rate = p[:3]

    def writeframes(self, data):
        self._data.extend(data)

    writeframesraw = writeframes

    def close(self):
        if self._data is None:
            return
        k = self._channels * self._width
        head = b"RIFF" + struct.pack("<I", 36 + len(self._data)) + b"WAVEfmt " + struct.pack(
            "<IHHIIHH", 16, 1, self._channels, self._rate, self._rate * k, k, self._width * 8)
        out = head + b"data" + struct.pack("<I", len(self._data)) + bytes(self._data)
        self._data = None
        if isinstance(self._f, str):
            with _file(self._f, "wb") as f:
                f.write(out)
        else:
            self._f.write(out)

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.close()


def open(f, mode="rb"):
    return Wave_write(f) if "w" in mode else Wave_read(f)
