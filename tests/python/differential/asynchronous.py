# === async_basic
import asyncio
async def hello(n):
    await asyncio.sleep(0.001)
    return n * 2
asyncio.run(hello(2))
async def many():
    return await asyncio.gather(hello(1), hello(2), hello(3))
asyncio.run(many())
async def tasks():
    t = asyncio.create_task(hello(5))
    print("started", t.done())
    r = await t
    return r, t.done(), t.result()
asyncio.run(tasks())
async def fail():
    raise ValueError("async")
asyncio.run(fail())
async def collect():
    return await asyncio.gather(fail(), hello(1), return_exceptions=True)
[repr(x) for x in asyncio.run(collect())]
async def catching():
    try:
        await fail()
    except ValueError as e:
        return f"caught {e}"
asyncio.run(catching())
async def order():
    async def w(n, s):
        await asyncio.sleep(s)
        print(n)
    await asyncio.gather(w(1, 0.03), w(2, 0.01))
asyncio.run(order())
# === async_tools
import asyncio
async def slow():
    await asyncio.sleep(5)
async def timeout():
    try:
        await asyncio.wait_for(slow(), timeout=0.01)
    except asyncio.TimeoutError:
        return "timed out"
asyncio.run(timeout())
async def fine():
    return await asyncio.wait_for(asyncio.sleep(0.001, "ok"), 1)
asyncio.run(fine())
async def work(n):
    await asyncio.sleep(n / 100)
    return n
async def completed():
    return [await f for f in asyncio.as_completed([work(3), work(1), work(2)])]
asyncio.run(completed())
async def queue():
    q = asyncio.Queue()
    async def producer():
        for i in range(3):
            await q.put(i)
        await q.put(None)
    async def consumer():
        got = []
        while (x := await q.get()) is not None:
            got.append(x)
        return got
    _, got = await asyncio.gather(producer(), consumer())
    return got, q.empty(), q.qsize()
asyncio.run(queue())
async def group():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work(1))
        b = tg.create_task(work(2))
    return a.result(), b.result()
asyncio.run(group())
async def limited():
    sem = asyncio.Semaphore(2)
    running = peak = 0
    async def job():
        nonlocal running, peak
        async with sem:
            running += 1
            peak = max(peak, running)
            await asyncio.sleep(0.001)
            running -= 1
    await asyncio.gather(*[job() for _ in range(5)])
    return peak
asyncio.run(limited())
async def cancel():
    t = asyncio.create_task(slow())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        return "cancelled", t.cancelled()
asyncio.run(cancel())
async def event():
    e = asyncio.Event()
    async def setter():
        await asyncio.sleep(0.001)
        e.set()
    asyncio.create_task(setter())
    await e.wait()
    return e.is_set()
asyncio.run(event())
async def lock():
    l = asyncio.Lock()
    async with l:
        return l.locked()
asyncio.run(lock())
async def waiting():
    done, pending = await asyncio.wait([asyncio.create_task(work(1)), asyncio.create_task(work(2))])
    return len(done), len(pending), sorted(t.result() for t in done)
asyncio.run(waiting())
async def first():
    ts = [asyncio.create_task(work(1)), asyncio.create_task(work(9))]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    for p in pending:
        p.cancel()
    return len(done), len(pending)
asyncio.run(first())
async def thread():
    return await asyncio.to_thread(lambda: 5)
asyncio.run(thread())
async def timeouts():
    try:
        async with asyncio.timeout(0.01):
            await slow()
    except TimeoutError:
        return "late"
asyncio.run(timeouts())
# === async_iteration
import asyncio
class Ticker:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n
async def loop():
    out = []
    async for x in Ticker(3):
        out.append(x)
    return out
asyncio.run(loop())
class Res:
    async def __aenter__(self):
        print("open")
        return 7
    async def __aexit__(self, *a):
        print("close")
async def use():
    async with Res() as r:
        return r
asyncio.run(use())
async def agen():
    for i in range(3):
        yield i
        await asyncio.sleep(0)
async def over():
    out = []
    async for x in agen():
        out.append(x)
    return out
asyncio.run(over())
async def comp():
    return [x async for x in agen()]
asyncio.run(comp())
async def comp2():
    return [await asyncio.sleep(0, i) for i in range(3)]
asyncio.run(comp2())
from contextlib import asynccontextmanager
@asynccontextmanager
async def opened(n):
    print("in", n)
    yield n
    print("out", n)
async def use2():
    async with opened(3) as n:
        return n
asyncio.run(use2())
# === async_mistakes
import asyncio
async def f():
    return 1
type(f()).__name__
asyncio.run(f)
async def g():
    return 1 + f()
asyncio.run(g())
# === retry
import asyncio
calls = 0
async def flaky():
    global calls
    calls += 1
    if calls < 3:
        raise ConnectionError("try again")
    return "ok"
async def retry(fn, times=5):
    for attempt in range(1, times + 1):
        try:
            return await fn()
        except ConnectionError as e:
            print(f"attempt {attempt}: {e}")
            await asyncio.sleep(0.001 * 2 ** attempt)
asyncio.run(retry(flaky)), calls
