"""Judge the address that a connection truly reached: a name may lead elsewhere than when it was looked up."""

import socket
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool

from data.refresh.addresses import check_peer


class PublicOnly(HTTPAdapter):
    """Connections of a session to https addresses, each judged before a byte is sent. They raise Fault."""

    def init_poolmanager(self, *arguments: Any, **settings: Any) -> None:
        """Make the pools of connections, of the kind that judges."""
        super().init_poolmanager(*arguments, **settings)
        self.poolmanager.pool_classes_by_scheme = {"https": _Pool}


class _Connection(HTTPSConnection):  # type: ignore[misc]
    def _new_conn(self) -> socket.socket:
        reached: socket.socket = super()._new_conn()
        try:
            check_peer(self.host, str(reached.getpeername()[0]))
        except Exception:
            reached.close()
            raise
        return reached


class _Pool(HTTPSConnectionPool):  # type: ignore[misc]
    ConnectionCls = _Connection
