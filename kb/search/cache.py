"""Answers that were given before: kept in memory as long as nothing visible has changed."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

#: Answers hold whole records, so few are kept; the commonest questions are few.
CAPACITY = 256


class AnswerCache[K: Hashable, V]:
    """The most recently used answers, safe to use from several threads."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._lock = Lock()
        self._answers: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def put(self, key: K, answer: V) -> None:
        with self._lock:
            self._answers[key] = answer
            self._answers.move_to_end(key)
            while len(self._answers) > self._capacity:
                self._answers.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._answers.clear()

    def __len__(self) -> int:
        return len(self._answers)
