from asyncio._loop import *
from asyncio._loop import _continue, _GENERATOR, _loop, _running
from asyncio._sync import *


async def gather(*aws, return_exceptions=False):
    tasks = [create_task(a) for a in aws]
    out = []
    for t in tasks:
        try:
            out.append(await t)
        except Exception as e:
            if not return_exceptions:
                raise
            out.append(e)
    return out


async def wait_for(aw, timeout):
    task = create_task(aw)
    if timeout is None:
        return await task
    late = create_task(sleep(timeout))
    await wait([task, late], return_when=FIRST_COMPLETED)
    if task._done:
        late.cancel()
        return task.result()
    task.cancel()
    await wait([task])
    if task._error is None:
        return task._value
    raise TimeoutError()


async def wait(aws, *, timeout=None, return_when=ALL_COMPLETED):
    tasks = [create_task(a) for a in aws]
    if not tasks:
        raise ValueError("Set of Tasks/Futures is empty.")
    signal = Future()

    def check(f):
        if signal._done:
            return
        first = return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and f._error is not None
        if first or all([t._done for t in tasks]):
            signal.set_result(None)

    for t in tasks:
        t.add_done_callback(check)
    if timeout is not None:
        create_task(sleep(timeout)).add_done_callback(lambda f: signal._done or signal.set_result(None))
    await signal
    return {t for t in tasks if t._done}, {t for t in tasks if not t._done}


def as_completed(aws, *, timeout=None):
    queue = Queue()
    tasks = [create_task(a) for a in aws]
    for t in tasks:
        t.add_done_callback(queue.put_nowait)

    async def one():
        return (await queue.get()).result()

    for _ in tasks:
        yield one()


async def shield(aw):
    return await create_task(aw)


async def to_thread(f, *a, **kw):
    return f(*a, **kw)


class timeout:
    def __init__(self, delay):
        self._delay = delay
        self._late = None
        self._expired = False

    async def __aenter__(self):
        task = _running[0]

        def expire(f):
            if not f.cancelled():
                self._expired = True
                task.cancel()

        if self._delay is not None:
            self._late = create_task(sleep(self._delay))
            self._late.add_done_callback(expire)
        return self

    async def __aexit__(self, kind, e, tb):
        if self._late is not None and not self._expired:
            self._late.cancel()
        if self._expired and kind is CancelledError:
            raise TimeoutError() from e

    def expired(self):
        return self._expired


class TaskGroup:
    def __init__(self):
        self._tasks = []

    async def __aenter__(self):
        return self

    def create_task(self, coro, *, name=None, context=None):
        t = create_task(coro, name=name)
        self._tasks.append(t)
        return t

    async def __aexit__(self, kind, e, tb):
        if kind is None:
            while any([not t._done for t in self._tasks]):
                await wait(self._tasks, return_when=FIRST_EXCEPTION)
                failed = [t for t in self._tasks if t._done and t._error is not None and not t.cancelled()]
                if failed:
                    break
        for t in self._tasks:
            t.cancel()
        failed = [t._error for t in self._tasks if t._done and t._error is not None and not t.cancelled()]
        if failed and kind is None:
            # CPython raises an ExceptionGroup of all of them, which MicroPython lacks.
            raise failed[0]


def iscoroutine(x):
    return isinstance(x, _GENERATOR)


def iscoroutinefunction(f):
    raise NotImplementedError("asyncio.iscoroutinefunction() is not supported by MicroPython, where coroutines are generators")


class _EventLoop:
    def run_until_complete(self, coro):
        return run(coro) if isinstance(coro, _GENERATOR) else _loop(coro)

    def create_task(self, coro):
        return create_task(coro)

    def create_future(self):
        return Future()

    def time(self):
        return _t.ticks_ms() / 1000

    def close(self):
        pass


def get_event_loop():
    return _EventLoop()


get_running_loop = new_event_loop = get_event_loop


def set_event_loop(loop):
    pass
