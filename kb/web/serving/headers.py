"""The security headers that Django has no setting for, on every answer: pages, files, 304s and errors alike."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import build_policy

HEADERS = {
    # Pages of other origins may neither embed these answers nor read them.
    "Cross-Origin-Resource-Policy": "same-origin",
    # This site needs no camera, place or payment, and lets no page under its name ask for them.
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "browsing-topics",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "payment",
            "usb",
        )
    ),
}


class HeadersMiddleware:
    """Adds `HEADERS` where a view has not set its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def bare_headers() -> dict[str, str]:
    """All headers of an answer that is given outside of Django, where no middleware adds them."""
    return {
        **HEADERS,
        "Cache-Control": "no-store",
        "Content-Security-Policy": build_policy(settings.SECURE_CSP),
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
    }
