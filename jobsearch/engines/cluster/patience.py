"""How long a server is waited for: a few quick tries, or as long as a job that writes can afford."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from .failures import Failure

T = TypeVar("T")

_log = logging.getLogger("jobsearch")
_CAP_SECONDS = 5.0
_QUICK_SECONDS = 0.1
_PATIENT_SECONDS = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Retries with back-off and full jitter.

    Attributes:
        retries: Further tries of a quick request.
        seconds: How long a patient request goes on trying, from its first failure.
        sleep: Waits so many seconds.
        clock: Seconds that only grow.
        jitter: A number between its two arguments.
    """

    retries: int = 3
    seconds: float = 120.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    jitter: Callable[[float, float], float] = random.uniform

    def run(self, attempt: Callable[[], T], *, patient: bool, whom: str) -> T:
        """Call `attempt` until it succeeds, fails for good, or patience is over.

        Args:
            attempt: What is tried; asked again after a Failure of a server that is away. A quick request is not
                asked again after a timeout: what took too long once would only add to the load.
            patient: Go on for `seconds`; otherwise for `retries`.
            whom: Told in the log when waiting begins.

        Raises:
            Failure: The last one.
        """
        first, tries = self.clock(), 0
        while True:
            try:
                result = attempt()
            except Failure as failure:
                now = self.clock()
                first = first if tries else now
                left = self.seconds - (now - first) if patient else _CAP_SECONDS
                over = left <= 0 if patient else tries >= self.retries or failure.kind == "timeout"
                if over or not failure.away:
                    raise
                if patient and not tries:
                    why = failure.status or failure.detail
                    _log.warning("%s is away (%s); waiting up to %.0f s for it", whom, why, self.seconds)
                base = _PATIENT_SECONDS if patient else _QUICK_SECONDS
                self.sleep(min(self.jitter(0, min(_CAP_SECONDS, base * 2.0**tries)), left))
                tries += 1
            else:
                if patient and tries:
                    _log.warning("%s is back after %.1f s", whom, self.clock() - first)
                return result
