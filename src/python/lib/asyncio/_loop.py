# asyncio with one thread. What a coroutine waits for comes up to the loop as a _Wait: for a time,
# or for a future. The engine itself calls _continue() for a cell that awaits something.
import utime as _t

_GENERATOR = type((lambda: (yield))())
FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


class CancelledError(BaseException):
    pass


TimeoutError = TimeoutError


class InvalidStateError(Exception):
    pass


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class _Wait:
    _is_wait = True

    def __init__(self, ms=0, future=None, result=None):
        self.ms, self.future, self._result, self._told = ms, future, result, False

    def again(self):
        return _Wait(self.ms, self.future)

    def __iter__(self):
        return self

    __await__ = __iter__

    def __next__(self):
        if not self._told:
            self._told = True
            return self
        if self.future is not None:
            raise StopIteration(self.future.result())
        raise StopIteration(self._result)


async def sleep(delay, result=None):
    return await _Wait(int(delay * 1000), None, result)


class Future:
    def __init__(self):
        self._done, self._value, self._error, self._calls = False, None, None, []

    def done(self):
        return self._done

    def cancelled(self):
        return self._done and isinstance(self._error, CancelledError)

    def _finish(self, value, error):
        if self._done:
            raise InvalidStateError("invalid state")
        self._done, self._value, self._error = True, value, error
        for call in self._calls:
            call(self)
        self._calls = []

    def set_result(self, value):
        self._finish(value, None)

    def set_exception(self, e):
        self._finish(None, e() if isinstance(e, type) else e)

    def cancel(self, msg=None):
        if self._done:
            return False
        self._finish(None, CancelledError(*([msg] if msg else [])))
        return True

    def result(self):
        if not self._done:
            raise InvalidStateError("Result is not set.")
        if self._error is not None:
            raise self._error
        return self._value

    def exception(self):
        if not self._done:
            raise InvalidStateError("Exception is not set.")
        return self._error

    def add_done_callback(self, f):
        if self._done:
            f(self)
        else:
            self._calls.append(f)

    def __iter__(self):
        return _Wait(0, self) if not self._done else _Done(self)

    __await__ = __iter__


class _Done:
    def __init__(self, future):
        self._f = future

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(self._f.result())


_ready = []  # tasks that can go on, with the time from which on
_running = [None]
_count = [0]


class Task(Future):
    def __init__(self, coro, at=0, name=None):
        if not isinstance(coro, _GENERATOR) and not hasattr(coro, "__next__"):
            raise TypeError("a coroutine was expected, got %r" % (coro,))
        super().__init__()
        _count[0] += 1
        self._coro, self._at, self._throw, self._waits = coro, at, None, None
        self._name = name or "Task-%d" % _count[0]
        _ready.append(self)

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = name

    def cancel(self, msg=None):
        if self._done:
            return False
        self._wake(CancelledError(*([msg] if msg else [])))
        return True

    def _wake(self, error=None):
        if self._done:
            return
        self._throw = error or self._throw
        self._waits, self._at = None, 0
        if self not in _ready:
            _ready.append(self)

    def _step(self):
        _running[0] = self
        error, self._throw = self._throw, None
        try:
            wait = self._coro.throw(error) if error is not None else self._coro.send(None) if isinstance(self._coro, _GENERATOR) else next(self._coro)
        except StopIteration as e:
            self._finish(e.value, None)
            return
        except (Exception, CancelledError) as e:
            self._finish(None, e)
            return
        finally:
            _running[0] = None
        future = getattr(wait, "future", None)
        if future is None:
            self._at = _t.ticks_ms() + getattr(wait, "ms", 0)
            _ready.append(self)
        elif future._done:
            self._wake()
        else:
            self._waits = future

            def wake(f):
                if self._waits is f:
                    self._wake()

            future.add_done_callback(wake)


def create_task(coro, *, name=None, context=None):
    return coro if isinstance(coro, Future) else Task(coro, name=name)


def ensure_future(coro, loop=None):
    return create_task(coro)


def current_task():
    return _running[0]


def all_tasks():
    return set(_ready)


def _loop(main):
    while not main._done:
        if not _ready:
            raise RuntimeError("the program waits for something that nothing will do (deadlock)")
        task = _ready[0]
        for t in _ready:
            if t._at < task._at:
                task = t
        left = task._at - _t.ticks_ms()
        if left > 0:
            _t.sleep_ms(left)
        _ready.remove(task)
        task._step()
    return main.result()


def run(main, *, debug=None):
    if _running[0] is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop; write await main() instead")
    if not isinstance(main, _GENERATOR):
        raise ValueError("a coroutine was expected, got %r" % (main,))
    _ready.clear()
    return _loop(Task(main))


def _continue(gen, wait):
    task = Task(gen, _t.ticks_ms() + getattr(wait, "ms", 0))
    future = getattr(wait, "future", None)
    if future is not None:
        _ready.remove(task)
        future.add_done_callback(lambda f: task._wake())
    return _loop(task)
