"""The web server's own log, without addresses and requests."""

from typing import Any

from gunicorn.glogging import Logger

from kb.web.serving.logs import PrivateFormatter


class PrivateServerLogger(Logger):
    """Gunicorn's logger, which would write who read what, and a query beside a fault."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(PrivateFormatter())

    def access(self, resp: object, req: object, environ: object, request_time: object) -> None:
        """Nothing: there is no log of who read what, whatever the server's options say."""

    def exception(self, msg: object, *args: object, **kwargs: Any) -> None:
        super().exception("A request failed outside the application.", **kwargs)
