import time

default_timer = time.perf_counter
default_number = 1000000


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self._stmt, self._setup, self._timer = stmt, setup, timer
        self._names = globals if globals is not None else {}

    def timeit(self, number=default_number):
        run = self._stmt
        if not callable(run):
            names = dict(self._names)
            exec(self._setup if isinstance(self._setup, str) else "pass", names)
            exec("def _run():\n" + "\n".join(["    " + l for l in run.split("\n")]), names)
            run = names["_run"]
        if callable(self._setup):
            self._setup()
        start = self._timer()
        for _ in range(number):
            run()
        return self._timer() - start

    def repeat(self, repeat=5, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=5, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
