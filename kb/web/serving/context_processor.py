"""What every template may say about the site itself: its name, its address, whom to write to."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """Context processor: `site_name`, `site_url` (no slash at the end), `contact_email`, `version`."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "version": settings.VERSION,
    }
