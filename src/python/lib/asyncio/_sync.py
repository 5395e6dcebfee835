# What tasks wait for one another with.
from asyncio._loop import Future, QueueEmpty, QueueFull


class Event:
    def __init__(self):
        self._set, self._signal = False, Future()

    def is_set(self):
        return self._set

    def set(self):
        self._set = True
        if not self._signal._done:
            self._signal.set_result(True)

    def clear(self):
        self._set = False
        if self._signal._done:
            self._signal = Future()

    async def wait(self):
        if not self._set:
            await self._signal
        return True


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value, self._waiting = value, []

    def locked(self):
        return self._value == 0

    async def acquire(self):
        while self._value <= 0:
            f = Future()
            self._waiting.append(f)
            await f
        self._value -= 1
        return True

    def release(self):
        self._value += 1
        while self._waiting:
            f = self._waiting.pop(0)
            if not f._done:
                f.set_result(None)
                break

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *a):
        self.release()


BoundedSemaphore = Semaphore


class Lock(Semaphore):
    def __init__(self):
        super().__init__(1)

    def release(self):
        if self._value:
            raise RuntimeError("Lock is not acquired.")
        super().release()


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize, self._items, self._open = maxsize, [], 0
        self._getters, self._putters, self._joined = [], [], None

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def full(self):
        return 0 < self.maxsize <= len(self._items)

    def _put(self, x):
        self._items.append(x)

    def _get(self):
        return self._items.pop(0)

    def _tell(self, waiting):
        while waiting:
            f = waiting.pop(0)
            if not f._done:
                f.set_result(None)
                break

    def put_nowait(self, x):
        if self.full():
            raise QueueFull()
        self._put(x)
        self._open += 1
        self._tell(self._getters)

    def get_nowait(self):
        if not self._items:
            raise QueueEmpty()
        x = self._get()
        self._tell(self._putters)
        return x

    async def put(self, x):
        while self.full():
            f = Future()
            self._putters.append(f)
            await f
        self.put_nowait(x)

    async def get(self):
        while not self._items:
            f = Future()
            self._getters.append(f)
            await f
        return self.get_nowait()

    def task_done(self):
        if self._open <= 0:
            raise ValueError("task_done() called too many times")
        self._open -= 1
        if not self._open and self._joined is not None:
            self._joined.set_result(None)
            self._joined = None

    async def join(self):
        if self._open:
            self._joined = self._joined or Future()
            await self._joined


class LifoQueue(Queue):
    def _get(self):
        return self._items.pop()


class PriorityQueue(Queue):
    def _put(self, x):
        import heapq

        heapq.heappush(self._items, x)

    def _get(self):
        import heapq

        return heapq.heappop(self._items)
