"""The security headers that Django has no setting for, on every answer: pages, files, 304s and errors alike."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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
