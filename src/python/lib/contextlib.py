class _Manager:
    def __init__(self, gen):
        self._g = gen

    def __enter__(self):
        return next(self._g)

    def __exit__(self, kind, e, tb):
        if kind is None:
            try:
                next(self._g)
            except StopIteration:
                pass
            return False
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
    return lambda *a, **kw: _Manager(f(*a, **kw))


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
