# A small asyncio with one thread: sleep, gather, create_task, wait_for, run. The engine itself
# calls _continue() for a cell that awaits something.
import utime as _t
_ready = []
class _Sleep:
    def __init__(self, ms):
        self.ms = ms
        self.done = False
    def __iter__(self):
        return self
    def __next__(self):
        if self.done:
            raise StopIteration
        self.done = True
        return self.ms
def sleep(s, result=None):
    return _Sleep(int(s * 1000))
class Task:
    def __init__(self, coro, at=0):
        self.coro = coro
        self.at = at
        self._done = False
        self._res = None
        self._exc = None
        _ready.append(self)
    def done(self):
        return self._done
    def result(self):
        if self._exc:
            raise self._exc
        return self._res
    def __iter__(self):
        return self
    def __next__(self):
        if self._done:
            if self._exc:
                raise self._exc
            raise StopIteration(self._res)
        return 0
def create_task(coro):
    return coro if isinstance(coro, Task) else Task(coro)
ensure_future = create_task
async def gather(*cs, return_exceptions=False):
    ts = [create_task(c) for c in cs]
    out = []
    for t in ts:
        try:
            out.append(await t)
        except Exception as e:
            if not return_exceptions:
                raise
            out.append(e)
    return out
def _loop(main):
    while not main._done:
        t = min(_ready, key=lambda x: x.at)
        d = t.at - _t.ticks_ms()
        if d > 0:
            _t.sleep_ms(d)
        _ready.remove(t)
        try:
            ms = t.coro.send(None)
            t.at = _t.ticks_ms() + (ms or 0) if ms else max(t.at, min([x.at for x in _ready] or [0]))
            _ready.append(t)
        except StopIteration as e:
            t._done = True
            t._res = e.value
        except Exception as e:
            t._done = True
            t._exc = e
    return main.result()
def run(coro):
    return _loop(Task(coro))
def _continue(gen, ms):
    return _loop(Task(gen, _t.ticks_ms() + (ms or 0)))


class TimeoutError(Exception):
    pass


class CancelledError(BaseException):
    pass


async def wait_for(aw, timeout):
    t = create_task(aw)
    end = _t.ticks_ms() + int(timeout * 1000)
    while not t._done:
        if _t.ticks_ms() >= end:
            if t in _ready:
                _ready.remove(t)
            raise TimeoutError()
        await sleep(0.01)
    return t.result()


async def to_thread(f, *a, **kw):
    return f(*a, **kw)


class Semaphore:
    def __init__(self, n=1):
        self._n = n

    async def __aenter__(self):
        while self._n <= 0:
            await sleep(0.005)
        self._n -= 1

    async def __aexit__(self, *a):
        self._n += 1


class Lock(Semaphore):
    pass
