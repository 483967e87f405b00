"""Every address pattern of the site with what each role gets there: the one table that a new address must enter.

A row gives the pattern as the resolver writes it, an address of that pattern in the small world (names in braces are
those of tests/security/conftest.py), and the status that GET and POST answer to

    anonymous  curator  reviewer  administrator

in this order. An account that was taken out of use is nobody: it gets what anonymous gets. POST carries the token that
forms carry and `data`; without the token every POST is refused: at the desks, where forms are, with 403, elsewhere
with 405.
"""

from dataclasses import dataclass, field

from tests.security.records import FORMS, MERGEABLE

ROLES_IN_COLUMNS = ("anonymous", "curator", "reviewer", "administrator")


@dataclass(frozen=True)
class Row:
    """One address and what it answers."""

    pattern: str
    sample: str
    get: str
    post: str
    data: dict[str, str] = field(default_factory=dict)

    def expected(self, method: str, actor: str) -> int:
        """The declared status."""
        statuses = (self.get if method == "GET" else self.post).split()
        column = ROLES_IN_COLUMNS.index(actor) if actor in ROLES_IN_COLUMNS else 0
        return int(statuses[column])

    @property
    def kind(self) -> str:
        """What answers there: a page or file for readers, a desk, or the API and its like."""
        if self.pattern.startswith("admin/"):
            return "desk"
        return "api" if self.pattern.startswith("api/") or self.pattern.endswith(".json") else "page"


def page(pattern: str, sample: str, status: int = 200, post: int = 405) -> Row:
    """An address for readers: everybody gets the same, whoever is signed in."""
    return Row(pattern, sample, " ".join([str(status)] * 4), " ".join([str(post)] * 4))


READERS = (
    page("", "/"),
    page("search/", "/search/"),
    page("search/", "/search/?q=covenant"),
    page("search/", "/search/?q=%22", 400),
    page("documents/", "/documents/"),
    page("documents/<slug:slug>/", "/documents/report/"),
    page("documents/<slug:slug>/", "/documents/{draft[document].slug}/", 404),
    page("documents/<slug:slug>/", "/documents/{withdrawn[document].slug}/", 410),
    page("documents/<slug:slug>/changes/", "/documents/report/changes/"),
    page("documents/<slug:slug>/changes/", "/documents/{draft[document].slug}/changes/", 404),
    page("documents/<slug:slug>/changes/", "/documents/{withdrawn[document].slug}/changes/", 410),
    page("p/<public_id:public_id>", "{passage}"),
    page("p/<public_id:public_id>", "{draft_passage}", 404),
    page("p/<public_id:public_id>", "{ended_passage}", 410),
    page("claims/", "/claims/"),
    page("c/<public_id:public_id>", "{enough}"),
    page("c/<public_id:public_id>", "{draft_claim}", 404),
    page("c/<public_id:public_id>", "{ended_claim}", 410),
    page("c/<public_id:public_id>", "{enough_in_lower_case}", 301),
    page("issues/", "/issues/"),
    page("issues/<slug:slug>/", "/issues/enough/"),
    page("issues/<slug:slug>/", "/issues/{draft[issue].slug}/", 404),
    page("compare/", "/compare/"),
    page("compare/", "/compare/?claimant=council&claimant=ngozi-obi"),
    page("<scheme:scheme>/", "/themes/"),
    page("<scheme:scheme>/<slug:slug>/", "/themes/privacy/"),
    page("<scheme:scheme>/<slug:slug>/", "/themes/{draft[concept].slug}/", 404),
    page("instruments/", "/instruments/"),
    page("instruments/<slug:slug>/", "/instruments/covenant/"),
    page("instruments/<slug:slug>/", "/instruments/{draft[legalinstrument].slug}/", 404),
    page("instruments/<slug:slug>/<provision_path:path>/", "/instruments/covenant/17/"),
    page("instruments/<slug:slug>/<provision_path:path>/", "/instruments/covenant/18/", 404),
    page("institutions/", "/institutions/"),
    page("institutions/<slug:slug>/", "/institutions/council/"),
    page("institutions/<slug:slug>/", "/institutions/{draft[institution].slug}/", 404),
    page("people/", "/people/"),
    page("people/<slug:slug>/", "/people/ngozi-obi/"),
    page("people/<slug:slug>/", "/people/{draft[person].slug}/", 404),
    page("cite/<str:kind>/<str:key>", "/cite/claim/{enough_id}"),
    page("cite/<str:kind>/<str:key>", "/cite/claim/{draft_claim_id}", 404),
    page("documents/<slug:slug>.<cited_as:extension>", "/documents/report.bib"),
    page("documents/<slug:slug>.<cited_as:extension>", "/documents/{draft[document].slug}.bib", 404),
    page("p/<public_id:public_id>.<cited_as:extension>", "{passage}.ris"),
    page("c/<public_id:public_id>.<cited_as:extension>", "{enough}.csl.json"),
    page("instruments/<slug:slug>.<cited_as:extension>", "/instruments/covenant.ris"),
    page(
        "instruments/<slug:slug>/<provision_path:path>.<cited_as:extension>", "/instruments/covenant/17.bib"
    ),
    page("documents/<slug:slug>.json", "/documents/report.json"),
    page("documents/<slug:slug>.json", "/documents/{draft[document].slug}.json", 404),
    page("documents/<slug:slug>.json", "/documents/{withdrawn[document].slug}.json", 410),
    page("p/<public_id:public_id>.json", "{passage}.json"),
    page("p/<public_id:public_id>.json", "{draft_passage}.json", 404),
    page("c/<public_id:public_id>.json", "{enough}.json"),
    page("c/<public_id:public_id>.json", "{draft_claim}.json", 404),
    page("issues/<slug:slug>.json", "/issues/enough.json"),
    page("<scheme:scheme>/<slug:slug>.json", "/themes/privacy.json"),
    page("instruments/<slug:slug>.json", "/instruments/covenant.json"),
    page("instruments/<slug:slug>/<provision_path:path>.json", "/instruments/covenant/17.json"),
    page("institutions/<slug:slug>.json", "/institutions/council.json"),
    page("people/<slug:slug>.json", "/people/ngozi-obi.json"),
    page("api/", "/api/", 302),
    page("api/v1/", "/api/v1/"),
    page("api/v1/search/", "/api/v1/search/?q=covenant"),
    page("api/v1/search/", "/api/v1/search/?q=%22", 400),
    page("api/v1/<slug:plural>/", "/api/v1/claims/"),
    page("api/v1/<slug:plural>/<str:key>/", "/api/v1/claims/{enough_id}/"),
    page("api/v1/<slug:plural>/<str:key>/", "/api/v1/claims/{draft_claim_id}/", 404),
    page("api/v1/<path:rest>", "/api/v1/no/such/thing/", 404, 404),
    page("changes/", "/changes/"),
    page("data/", "/data/"),
    page("help/search/", "/help/search/"),
    page("about/", "/about/"),
    page("about/method/", "/about/method/"),
    page("about/privacy/", "/about/privacy/"),
    page("about/accessibility/", "/about/accessibility/"),
    page("robots.txt", "/robots.txt"),
    page(".well-known/security.txt", "/.well-known/security.txt", 404),  # no contact is set in tests
    page("healthz", "/healthz"),
    page("readyz", "/readyz"),
)

SIGNING_IN = (
    Row("admin/login/", "/admin/login/", "200 302 302 302", "200 200 200 200"),
    Row("admin/logout/", "/admin/logout/", "302 405 405 405", "302 302 302 302"),
    Row("admin/password_change/", "/admin/password_change/", "302 302 302 302", "302 302 302 302"),
    Row("admin/password_change/done/", "/admin/password_change/done/", "302 302 302 302", "302 302 302 302"),
    Row("admin/account/", "/admin/account/", "302 200 200 200", "302 200 200 200"),
)

WORKING = (
    Row("admin/", "/admin/", "302 200 200 200", "302 200 200 200"),
    Row("admin/work/", "/admin/work/", "302 200 200 200", "302 200 200 200"),
    Row("admin/work/documents/", "/admin/work/documents/", "302 200 200 200", "302 200 200 200"),
    Row("admin/work/newer-texts/", "/admin/work/newer-texts/", "302 200 200 200", "302 200 200 200"),
    Row("admin/mentions/", "/admin/mentions/", "302 200 200 200", "302 404 404 404"),
    Row("admin/imports/", "/admin/imports/", "302 200 200 200", "302 422 422 422"),
    Row("admin/imports/tables/", "/admin/imports/tables/", "302 200 200 200", "302 422 422 422"),
    Row("admin/imports/annotations/", "/admin/imports/annotations/", "302 200 200 200", "302 422 422 422"),
    Row("admin/imports/<int:number>/", "/admin/imports/{import.pk}/", "302 200 200 200", "302 405 405 405"),
    Row(
        "admin/imports/<int:number>/source/",
        "/admin/imports/{import.pk}/source/",
        "302 404 404 404",
        "302 405 405 405",
    ),
    Row(
        "admin/imports/<int:number>/<slug:action>/",
        "/admin/imports/{import.pk}/cancel/",
        "302 405 405 405",
        "302 302 302 302",
    ),
    Row("admin/base/", "/admin/base/", "302 200 200 200", "302 405 405 405"),
    Row(
        "admin/base/<int:number>/<slug:action>/",
        "/admin/base/{conflict.pk}/take/",
        "302 405 405 405",
        "302 422 422 422",
    ),
    Row("admin/carryings/<slug:slug>/", "/admin/carryings/report/", "302 200 200 200", "302 405 405 405"),
    Row(
        "admin/carryings/<slug:slug>/<slug:action>/",
        "/admin/carryings/report/run/",
        "302 405 405 405",
        "302 302 302 302",
    ),
    Row("admin/suggest/<slug:kind>/", "/admin/suggest/concept/?q=p", "302 200 200 200", "302 405 405 405"),
    Row("admin/passages/<slug:slug>/", "/admin/passages/report/", "302 200 200 200", "302 405 405 405"),
    Row(
        "admin/passages/<slug:slug>/<slug:action>/",
        "/admin/passages/report/nothing/",
        "302 404 404 404",
        "302 302 302 302",
        {"at": "{third_passage_id}", "edition": "1"},
    ),
    Row(
        "admin/passages/<slug:slug>/<slug:action>/",
        "/admin/passages/report/publish-all/",
        "302 200 200 200",
        "302 200 200 200",
    ),
    Row("admin/autocomplete/", "/admin/autocomplete/", "302 403 403 403", "302 405 405 405"),
    Row("admin/jsi18n/", "/admin/jsi18n/", "302 200 200 200", "302 405 405 405"),
    Row(
        "admin/r/<path:content_type_id>/<path:object_id>/",
        "/admin/r/1/1/",
        "302 404 404 404",
        "302 404 404 404",
    ),
    Row("admin/(?P<app_label>kb)/$", "/admin/kb/", "302 404 404 404", "302 404 404 404"),
    Row("admin/(?P<url>.*)$", "/admin/no/such/desk/", "302 404 404 404", "302 404 404 404"),
)


def decided(model: str, status: str, **more: str) -> dict[str, str]:
    """What a verb's form sends: the mark of the record as it was seen, and why."""
    return {"seen": f"{{seen[{status}][{model}]}}", "why": "Because.", **more}


def curated_desk(model: str) -> tuple[Row, ...]:
    """The desk of a kind of record that is drafted and published: everybody may propose to change what readers see."""
    desk, at = f"admin/kb/{model}/", f"/admin/kb/{model}/"
    one, verb = f"{desk}<path:object_id>/", f"{desk}<path:object_id>/verbs/<slug:verb>/"
    draft, known, sent = (f"{at}{{{status}[{model}].pk}}/" for status in ("draft", "published", "submitted"))
    rows = (
        Row(desk, at, "302 200 200 200", "302 200 200 200"),
        Row(f"{desk}add/", f"{at}add/", "302 200 200 200", "302 200 200 200"),
        Row(f"{one}change/", f"{draft}change/", "302 200 200 200", "302 200 200 200"),
        Row(f"{one}change/", f"{known}change/", "302 200 200 200", "302 200 200 200"),
        Row(f"{one}history/", f"{known}history/", "302 200 200 200", "302 200 200 200"),
        Row(f"{one}delete/", f"{draft}delete/", "302 403 403 403", "302 403 403 403"),
        Row(one, draft, "302 302 302 302", "302 302 302 302"),
        Row(verb, f"{draft}verbs/submit/", "302 200 200 200", "302 302 302 302", decided(model, "draft")),
        Row(verb, f"{sent}verbs/publish/", "302 403 200 200", "302 403 302 302", decided(model, "submitted")),
        Row(
            verb, f"{sent}verbs/send-back/", "302 403 200 200", "302 403 302 302", decided(model, "submitted")
        ),
        Row(
            verb, f"{known}verbs/withdraw/", "302 403 200 200", "302 403 302 302", decided(model, "published")
        ),
        Row(
            f"{one}history/<int:event>/revert/",
            f"{known}history/{{event[{model}].pk}}/revert/",
            "302 200 200 200",
            "302 422 422 422",
        ),
        Row(
            f"{one}proposal/<slug:action>/",
            f"{known}proposal/publish/",
            "302 302 302 302",
            "302 302 302 302",
        ),
    )
    if model not in MERGEABLE:
        return rows
    into = decided(model, "published", into=f"{{handle[{model}]}}")
    return (*rows, Row(verb, f"{known}verbs/merge/", "302 403 200 200", "302 403 302 302", into))


def editions_desk() -> tuple[Row, ...]:
    """The desk of editions: read by everybody, and each taken along its way as a whole."""
    desk, at = "admin/kb/edition/", "/admin/kb/edition/"
    one, verb = f"{desk}<path:object_id>/", f"{desk}<path:object_id>/verbs/<slug:verb>/"
    draft, known, sent = (f"{at}{{{status}[edition].pk}}/" for status in ("draft", "published", "submitted"))
    return (
        Row(desk, at, "302 200 200 200", "302 200 200 200"),
        Row(f"{desk}add/", f"{at}add/", "302 403 403 403", "302 403 403 403"),
        Row(f"{one}change/", f"{draft}change/", "302 200 200 200", "302 403 403 403"),
        Row(f"{one}history/", f"{draft}history/", "302 200 200 200", "302 200 200 200"),
        Row(f"{one}delete/", f"{draft}delete/", "302 403 403 403", "302 403 403 403"),
        Row(f"{one}source/", f"{draft}source/", "302 404 404 404", "302 404 404 404"),
        Row(one, draft, "302 302 302 302", "302 302 302 302"),
        Row(verb, f"{draft}verbs/submit/", "302 200 200 200", "302 302 302 302", decided("edition", "draft")),
        Row(verb, f"{draft}verbs/delete/", "302 200 200 200", "302 302 302 302", decided("edition", "draft")),
        Row(
            verb,
            f"{sent}verbs/publish/",
            "302 403 200 200",
            "302 403 302 302",
            decided("edition", "submitted"),
        ),
        Row(
            verb,
            f"{sent}verbs/send-back/",
            "302 403 200 200",
            "302 403 302 302",
            decided("edition", "submitted"),
        ),
        Row(
            verb,
            f"{sent}verbs/hold-back/",
            "302 302 302 302",
            "302 302 302 302",
            decided("edition", "submitted"),
        ),
        Row(
            verb,
            f"{known}verbs/withdraw/",
            "302 403 200 200",
            "302 403 302 302",
            decided("edition", "published"),
        ),
        Row(
            verb,
            f"{known}verbs/merge/",
            "302 404 404 404",
            "302 404 404 404",
            decided("edition", "published"),
        ),
        Row(
            f"{one}history/<int:event>/revert/",
            f"{known}history/{{event[edition].pk}}/revert/",
            "302 403 403 403",
            "302 403 403 403",
        ),
        Row(
            f"{one}proposal/<slug:action>/",
            f"{known}proposal/publish/",
            "302 403 403 403",
            "302 403 403 403",
        ),
    )


def account_of_changes(model: str) -> tuple[Row, ...]:
    """A desk where everybody may read and nobody may write."""
    desk, at = f"admin/kb/{model}/", f"/admin/kb/{model}/"
    one, sample = f"{desk}<path:object_id>/", f"{at}{{{model}.pk}}/"
    return (
        Row(desk, at, "302 200 200 200", "302 200 200 200"),
        Row(f"{desk}add/", f"{at}add/", "302 403 403 403", "302 403 403 403"),
        Row(f"{one}change/", f"{sample}change/", "302 200 200 200", "302 403 403 403"),
        Row(f"{one}history/", f"{sample}history/", "302 200 200 200", "302 200 200 200"),
        Row(f"{one}delete/", f"{sample}delete/", "302 403 403 403", "302 403 403 403"),
        Row(one, sample, "302 302 302 302", "302 302 302 302"),
    )


ACCOUNT, SAMPLE = "admin/kb/user/<path:object_id>/", "/admin/kb/user/{carla.pk}/"
ACCOUNTS = (
    Row("admin/kb/user/", "/admin/kb/user/", "302 403 403 200", "302 403 403 200"),
    Row("admin/kb/user/add/", "/admin/kb/user/add/", "302 403 403 200", "302 403 403 200"),
    Row(
        f"{ACCOUNT}change/",
        f"{SAMPLE}change/",
        "302 403 403 200",
        "302 403 403 302",
        {"role": "curator", "is_active": "on"},
    ),
    Row(f"{ACCOUNT}history/", f"{SAMPLE}history/", "302 403 403 200", "302 403 403 200"),
    Row(f"{ACCOUNT}delete/", f"{SAMPLE}delete/", "302 403 403 403", "302 403 403 403"),
    Row(ACCOUNT, SAMPLE, "302 302 302 302", "302 302 302 302"),
)

ROWS: tuple[Row, ...] = (
    *READERS,
    *SIGNING_IN,
    *WORKING,
    *(row for model in FORMS for row in curated_desk(model)),
    *editions_desk(),
    *(row for model in ("historyevent", "slugredirect") for row in account_of_changes(model)),
    *ACCOUNTS,
)
