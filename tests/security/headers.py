"""What every answer of the site must carry, whatever it is and whoever gets it."""

from collections.abc import Iterator

from django.http import HttpResponse

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
OTHERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
UNTOLD = (
    "Access-Control-Allow-Credentials",
    "Content-Security-Policy-Report-Only",
    "Server",
    "X-Powered-By",
)
CLOSED = ("camera", "geolocation", "microphone", "payment", "browsing-topics")


def faults(answer: HttpResponse, kind: str = "page") -> Iterator[str]:
    """What is missing or not as it should be, one line each; `kind` is page, desk or api.

    A desk's pages may tell this site where a form was sent from; no page tells another site anything. Programs that run
    in other sites' pages may read the API, as anybody, and nothing else.
    """
    sent = answer.headers.get("Content-Security-Policy", "")
    policy = dict(part.strip().split(" ", 1) for part in sent.split(";") if " " in part.strip())
    if policy != POLICY:
        yield f"the content security policy is {sent!r}"
    for name, value in OTHERS.items():
        if answer.headers.get(name) != value:
            yield f"{name} is {answer.headers.get(name)!r}"
    if answer.headers.get("Referrer-Policy") not in (
        "no-referrer",
        "same-origin" if kind == "desk" else None,
    ):
        yield f"Referrer-Policy is {answer.headers.get('Referrer-Policy')!r}"
    if answer.headers.get("Access-Control-Allow-Origin") not in (None, "*" if kind == "api" else None):
        yield "pages of other sites may read it"
    allowed = answer.headers.get("Permissions-Policy", "")
    yield from (f"{feature} is open to pages" for feature in CLOSED if f"{feature}=()" not in allowed)
    yield from (f"{name} is told" for name in UNTOLD if name in answer.headers)
