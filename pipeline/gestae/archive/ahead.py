"""Work on many things in order, on some ahead of the one that is wanted: it pays where each waits for a network."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from gestae.archive.plan import Planned

THREADS = 16

Item = TypeVar("Item")
Result = TypeVar("Result")


def ahead(
    items: Iterable[Item], work: Callable[[Item], Result], waits: Callable[[Item], bool]
) -> Iterator[tuple[Item, Result]]:
    """Each item with `work` of it, in their order; up to THREADS of those that `waits` says of at a time, the others
    one by one in this thread, where `items` is taken from, too. Raises what `work` raises."""
    pending: deque[tuple[Item, Future[Result]]] = deque()
    with ThreadPoolExecutor(THREADS) as threads:
        try:
            for item in items:
                beside = waits(item)
                while pending and (not beside or len(pending) >= THREADS):
                    first, result = pending.popleft()
                    yield first, result.result()
                if beside:
                    pending.append((item, threads.submit(work, item)))
                else:
                    yield item, work(item)
            for first, result in pending:
                yield first, result.result()
        finally:
            threads.shutdown(cancel_futures=True)


def from_afar(row: Planned) -> bool:
    """Whether a report comes over a network, from a file system that several threads may ask. Members of an archive do
    not count: they are read one after the other."""
    return not row.source.steps and row.source.remote is not None and row.source.remote.side_by_side
