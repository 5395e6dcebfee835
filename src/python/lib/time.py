# time: MicroPython's clock is the host's; sleeping costs nothing.
import utime as _t
from utime import *

timezone = 0
_t0 = _t.time()


class struct_time(tuple):
    tm_year = property(lambda s: s[0])
    tm_mon = property(lambda s: s[1])
    tm_mday = property(lambda s: s[2])
    tm_hour = property(lambda s: s[3])
    tm_min = property(lambda s: s[4])
    tm_sec = property(lambda s: s[5])
    tm_wday = property(lambda s: s[6])
    tm_yday = property(lambda s: s[7])


def gmtime(s=None):
    return struct_time(_t.gmtime(int(_t.time() if s is None else s)) + (0,))


localtime = gmtime


def sleep(s):
    if s < 0:
        raise ValueError("sleep length must be non-negative")
    _t.sleep(s)


def perf_counter():
    return _t.time() - _t0


monotonic = process_time = perf_counter


def perf_counter_ns():
    return int(perf_counter() * 1e9)


monotonic_ns = perf_counter_ns


def strftime(f, t=None):
    from _strftime import format_time

    return format_time(f, t or gmtime())


def ctime(s=None):
    return strftime("%a %b %e %H:%M:%S %Y", gmtime(s))


asctime = lambda t=None: strftime("%a %b %e %H:%M:%S %Y", t)
