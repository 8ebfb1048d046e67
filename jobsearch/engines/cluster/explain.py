"""One clear error for each failure of a server: what is wrong, and what to do about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...errors import EngineError, EngineRejected, EngineTimeout, EngineUnavailable
from .failures import Failure

_BLOCK = re.compile(r"\[[A-Z_]+/(\d+)/([^\]]*)\]")
_DISK = "the disk of the server is nearly full"
#: Number of a block -> what it stops, and the setting that lifts it.
_BLOCKS = {
    5: ("is read-only", "index.blocks.read_only"),
    6: ("the cluster is read-only", "cluster.blocks.read_only"),
    7: ("may not be read", "index.blocks.read"),
    8: ("takes no writes", "index.blocks.write"),
    9: ("gives no metadata", "index.blocks.metadata"),
    10: (f"the cluster takes no new index, as when {_DISK}", "cluster.blocks.create_index"),
    12: (f"is read-only, as it is made when {_DISK} (flood-stage watermark)", "index.blocks.read_only_allow_delete"),
    13: (f"the cluster is read-only, as it is made when {_DISK}", "cluster.blocks.read_only_allow_delete"),
}
_DISK_BLOCKS = (10, 12, 13)
_SHAPE = {
    "document_parsing_exception", "mapper_parsing_exception", "query_shard_exception",
    "strict_dynamic_mapping_exception",
}  # fmt: skip
_OWN_MAPPING = "if the index was made by hand or by another version, rebuild it with jobsearch reindex"
_SHORTEST_SECRET = 4
_MAX_FOREIGN = 600


@dataclass(frozen=True, slots=True)
class Where:
    """Whom we asked, and as whom: what a message may and must not hold.

    Attributes:
        engine: "elasticsearch" or "opensearch"; None before it is known.
        url: Nodes, without login.
        login: "api_key" or "password", whichever is sent; None for neither.
        timeout_seconds: How long an answer was waited for.
        secrets: What never gets into a message, in any form in which it could be echoed.
    """

    engine: str | None
    url: str
    login: str | None = None
    timeout_seconds: float = 30.0
    secrets: tuple[str, ...] = field(default=(), repr=False)

    @property
    def node(self) -> str:
        """The first node, for a request that the reader is to make."""
        return self.url.partition(",")[0]

    def clean(self, text: str) -> str:
        """Foreign text, cut, without our secrets; those too short to be any stay, or they would riddle every text."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            text = text.replace(secret, "***") if len(secret) >= _SHORTEST_SECRET else text
        return text[:_MAX_FOREIGN]


def explain(failure: Failure, where: Where, *, asked: str = "") -> EngineError:
    """The error to raise for a failure.

    Args:
        failure: What went wrong.
        where: Whom we asked.
        asked: Method and path, for the messages that need them.
    """
    if failure.kind != "status":
        return _no_answer(failure, where)
    reason = where.clean(failure.reason) or f"HTTP {failure.status}"
    if failure.status == 401:
        return _rejected(failure, where, f"{where.url} {_login(where)}", reason)
    for told in (_block(failure, where, reason), _missing(failure, where, reason), _away(failure, where, reason)):
        if told is not None:
            return told
    return _rejected(failure, where, f"{where.url} {_refusal(failure, where, reason, asked)}", reason)


def _no_answer(failure: Failure, where: Where) -> EngineError:
    url, detail = where.url, where.clean(failure.detail)
    if failure.kind == "timeout":
        return EngineTimeout(
            f"{url} gave no answer within {where.timeout_seconds:g} s; raise timeout_seconds "
            "(JOBSEARCH_TIMEOUT_SECONDS), or see why the server is slow",
            engine=where.engine, url=url,
        )  # fmt: skip
    told = {
        "refused": "refuses the connection: is a server running there? check --index (JOBSEARCH_INDEX)",
        "unreachable": f"cannot be reached ({detail}): check --index (JOBSEARCH_INDEX) and the network",
        "name": "cannot be found, no such host: check --index (JOBSEARCH_INDEX)",
        "closed": "closed the connection without an answer: is it up, and does it speak "
                  f"{'https' if url.startswith('http:') else 'http'} instead?",
        "tls": f"failed to set up TLS ({detail})",
        "plain": "does not speak TLS: write http:// in --index (JOBSEARCH_INDEX)",
        "certificate": f"has a certificate that is not trusted ({detail}): name the CA bundle that signed it in "
                       "ca_certs (JOBSEARCH_CA_CERTS), or the host that it was made out to in --index",
        "garbled": f"does not answer as a search server does ({detail}): check --index (JOBSEARCH_INDEX), and "
                   "whether a proxy stands between",
        "unmarked": "answers without the header X-Elastic-Product, which the client demands: "
                    "does a proxy between take it away?",
    }[failure.kind]  # fmt: skip
    return EngineUnavailable(f"{url} {told}", engine=where.engine, url=url)


def _login(where: Where) -> str:
    if where.login == "api_key":
        hint = "" if where.engine == "elasticsearch" else "; OpenSearch takes username and password"
        return f"does not accept the API key (401): check api_key (JOBSEARCH_API_KEY){hint}"
    if where.login == "password":
        return ("does not accept the username and password (401): check username (JOBSEARCH_USERNAME) and password "
                "(JOBSEARCH_PASSWORD)")  # fmt: skip
    return ("asks for a login (401): set api_key (JOBSEARCH_API_KEY), or username and password (JOBSEARCH_USERNAME, "
            "JOBSEARCH_PASSWORD)")  # fmt: skip


def _block(failure: Failure, where: Where, reason: str) -> EngineError | None:
    """A write block, set by hand or by the server whose disk fills."""
    number, named = next(((int(n), text) for n, text in _BLOCK.findall(reason)), (0, ""))
    if "cluster_block_exception" not in failure.types or failure.away:
        return None
    index = where.clean(failure.index or "INDEX")
    what, setting = _BLOCKS.get(number, (f"is blocked ({named or reason})", ""))
    first = "free some, or add a disk or a node; then lift the block" if number in _DISK_BLOCKS else "lift the block"
    if not setting:
        lift = ""
    elif setting.startswith("cluster."):
        lift = f'; {first}: PUT {where.node}/_cluster/settings {{"persistent": {{"{setting}": null}}}}'
    else:
        lift = f'; {first}: PUT {where.node}/{index}/_settings {{"{setting}": null}}'
    subject = "" if what.startswith("the cluster") else f"index {index} "
    return _rejected(failure, where, f"{where.url}: {subject}{what}{lift}", reason)


def _missing(failure: Failure, where: Where, reason: str) -> EngineError | None:
    if "index_closed_exception" in failure.types:
        index = where.clean(failure.index or "INDEX")
        told = f"{where.url}: index {index} is closed; open it: POST {where.node}/{index}/_open"
        return _rejected(failure, where, told, reason)
    if "index_not_found_exception" not in failure.types and not re.match(r"alias(es)? \[", reason):
        return None
    name = f"/{where.clean(failure.index)}" if failure.index else ""
    return EngineUnavailable(
        f"{where.url}{name}: there is no such index or alias; check --index (JOBSEARCH_INDEX), or make it with "
        "jobsearch setup or jobsearch index",
        engine=where.engine, url=where.url,
    )  # fmt: skip


def _away(failure: Failure, where: Where, reason: str) -> EngineError | None:
    if not failure.away:
        return None
    if failure.status == 429:
        told = (f"{where.url} is overloaded (429: {reason}); try again later, with fewer threads (JOBSEARCH_THREADS) "
                "or smaller chunks (JOBSEARCH_MAX_CHUNK_BYTES), or give the server more memory")  # fmt: skip
        return _rejected(failure, where, told, reason)
    return EngineUnavailable(
        f"{where.url} is not ready ({failure.status}: {reason}); wait until it has started, and see its health: "
        f"GET {where.node}/_cluster/health",
        engine=where.engine, url=where.url,
    )  # fmt: skip


def _refusal(failure: Failure, where: Where, reason: str, asked: str) -> str:
    """The rest: the server understood, and will not."""
    status, for_what = failure.status, f" {asked}" if asked else ""
    if status == 403:
        who = {"api_key": "the API key", "password": "the user", None: "anybody without a login"}[where.login]
        return f"does not allow{for_what} to {who} (403: {reason}); give it the privilege, or log in as another"
    if status == 413:
        return "finds a request too large (413); lower max_chunk_bytes (JOBSEARCH_MAX_CHUNK_BYTES)"
    if status is not None and 300 <= status < 400:
        return f"sends elsewhere ({status}); name the server itself in --index (JOBSEARCH_INDEX)"
    if failure.types & _SHAPE or "mapper [" in reason:
        index = f", of index {where.clean(failure.index)}," if failure.index else ""
        return f"has a mapping{index} that does not fit ({status}: {reason}); {_OWN_MAPPING}"
    return f"refused{for_what} ({status}: {reason})"


def _rejected(failure: Failure, where: Where, message: str, reason: str) -> EngineRejected:
    return EngineRejected(message, engine=where.engine, status=failure.status, reason=reason)

