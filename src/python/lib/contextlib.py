class ContextDecorator:
    def _again(self):
        return self

    def __call__(self, f):
        from functools import wraps

        @wraps(f)
        def inner(*a, **kw):
            with self._again():
                return f(*a, **kw)

        return inner


class _Manager(ContextDecorator):
    def __init__(self, gen):
        self._g = gen

    def __enter__(self):
        try:
            return next(self._g)
        except StopIteration:
            raise RuntimeError("generator didn't yield")

    def __exit__(self, kind, e, tb):
        if kind is None:
            try:
                next(self._g)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self._g.throw(e)
        except StopIteration:
            return True
        except BaseException as again:
            if again is e:
                return False
            raise
        return True


def contextmanager(f):
    from functools import wraps

    @wraps(f)
    def make(*a, **kw):
        m = _Manager(f(*a, **kw))
        m._again = lambda: _Manager(f(*a, **kw))
        return m

    return make


class _AsyncManager:
    def __init__(self, gen):
        self._g = gen.__aiter__()

    async def __aenter__(self):
        return await self._g.__anext__()

    async def __aexit__(self, kind, e, tb):
        if kind is not None:
            try:
                self._g._gen.throw(e)
            except StopIteration:
                return True
            return False
        try:
            await self._g.__anext__()
        except StopAsyncIteration:
            return False
        raise RuntimeError("generator didn't stop")


def asynccontextmanager(f):
    return lambda *a, **kw: _AsyncManager(f(*a, **kw))


class redirect_stdout:
    def __init__(self, target):
        self._target = target
        self._old = []

    def __enter__(self):
        import sys

        self._old.append(sys.stdout)
        sys.stdout = self._target
        return self._target

    def __exit__(self, *a):
        import sys

        sys.stdout = self._old.pop()


class redirect_stderr:
    def __init__(self, target):
        raise NotImplementedError("redirect_stderr is not supported by this page (MicroPython)")


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        return None


class suppress:
    def __init__(self, *kinds):
        self._kinds = kinds

    def __enter__(self):
        return self

    def __exit__(self, kind, e, tb):
        return kind is not None and issubclass(kind, self._kinds)


class closing:
    def __init__(self, x):
        self._x = x

    def __enter__(self):
        return self._x

    def __exit__(self, *a):
        self._x.close()


class nullcontext:
    def __init__(self, x=None):
        self._x = x

    def __enter__(self):
        return self._x

    def __exit__(self, *a):
        pass


class ExitStack:
    def __init__(self):
        self._undo = []

    def enter_context(self, m):
        v = m.__enter__()
        self._undo.append(m.__exit__)
        return v

    def push(self, f):
        self._undo.append(f.__exit__ if hasattr(f, "__exit__") else f)
        return f

    def pop_all(self):
        other = ExitStack()
        other._undo, self._undo = self._undo, []
        return other

    def callback(self, f, *a, **kw):
        self._undo.append(lambda *_: f(*a, **kw) and False)

    def close(self):
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, *a):
        done = False
        while self._undo:
            done = self._undo.pop()(*a) or done
        return done
