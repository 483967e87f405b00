"""Signing in, and filling in forms as a browser would: every field as the page has it, then what the test changes."""

from typing import Any

import html5lib
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kb.models import User

XHTML = "{http://www.w3.org/1999/xhtml}"
BACKEND = settings.AUTHENTICATION_BACKENDS[1]


def signed_in(user: User, **options: Any) -> Client:
    client = Client(**options)
    client.force_login(user, BACKEND)
    return client


def address(record: Any, page: str = "change", *more: Any) -> str:
    """The address of a desk's page about the record."""
    return reverse(f"admin:kb_{record._meta.model_name}_{page}", args=[record.pk, *more])


def form_on(html: str, form_id: str = "record-form") -> dict[str, Any]:
    """The successful controls of one form, as a browser would send them; several values as a list."""
    document = html5lib.parse(html)
    form = next(element for element in document.iter(f"{XHTML}form") if element.get("id") == form_id)
    data: dict[str, list[str]] = {}
    inside_template = {id(part) for template in form.iter(f"{XHTML}template") for part in template.iter()}
    for control in form.iter():
        name = control.get("name")
        if not name or id(control) in inside_template:
            continue
        for value in _values(control):
            data.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in data.items()}


def _values(control: Any) -> list[str]:
    tag = control.tag.removeprefix(XHTML)
    if tag == "textarea":
        # A browser sends line ends as CR LF, and drops the one that follows the tag.
        return ["".join(control.itertext()).removeprefix("\n").replace("\n", "\r\n")]
    if tag == "select":
        options = list(control.iter(f"{XHTML}option"))
        chosen = [option.get("value", "") for option in options if option.get("selected") is not None]
        return chosen or ([] if control.get("multiple") is not None else [options[0].get("value", "")])
    if tag == "input" and control.get("type") in ("checkbox", "radio"):
        return [control.get("value", "on")] if control.get("checked") is not None else []
    return [control.get("value", "")] if tag == "input" else []


def change(client: Client, record: Any, **fields: Any) -> Any:
    """Open the record's form, change some fields, send it."""
    data = form_on(client.get(address(record)).content.decode())
    assert set(fields) <= {*data, "why", "seen"} | {name for name in fields if name.endswith("DELETE")}, (
        sorted(data)
    )
    return client.post(address(record), {**data, **fields})


def all_listed(client: Client, url: str) -> Any:
    """Open a list of what would be done to many records, and press its button where it has one."""
    html = client.get(url).content.decode()
    return client.post(url, form_on(html, "bulk-form") if 'id="bulk-form"' in html else {})


def errors(response: Any) -> str:
    """What the page says is wrong."""
    document = html5lib.parse(response.content.decode())
    told = [
        " ".join("".join(element.itertext()).split())
        for element in document.iter()
        if element.get("role") == "alert" or "errorlist" in (element.get("class") or "")
    ]
    return " ".join(told)


def said(response: Any) -> list[str]:
    """The messages that the next page shows."""
    return [str(message) for message in response.wsgi_request._messages]
