"""Sign-in by password, and what Django asks about rights, both answered from the account's one role."""

from collections.abc import Callable

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.functional import cached_property

from kb.models import Curated, User

from .errors import CurationError
from .permissions import Verb, may

#: What Django's words for rights mean among the verbs; "view" is for everybody with an account.
_VERBS = {"add": Verb.CREATE, "change": Verb.EDIT, "delete": Verb.DELETE}


type _Rule = Callable[[User, str, models.Model | None], bool]


class RoleBackend(ModelBackend):
    """Checks passwords as Django does, unknown names taking as long as known ones; asks kb.curation about rights."""

    def has_perm(self, user_obj: object, perm: str, obj: models.Model | None = None) -> bool:
        """Whether the role of this account grants `kb.<view|add|change|delete>_<model>`."""
        if not isinstance(user_obj, User) or not user_obj.is_active:
            return False
        app, _dot, name = perm.partition(".")
        action, _line, model = name.partition("_")
        if app != "kb" or model not in self._rules:
            return False
        return self._rules[model](user_obj, action, obj)

    @cached_property
    def _rules(self) -> dict[str, _Rule]:
        """Model name → the rule that answers for it; a model that is not named here is nobody's."""
        curated: dict[str, _Rule] = {model.__name__.lower(): _curated for model in Curated.__subclasses__()}
        # An edition is taken along its way as a whole, and never edited.
        read_only: dict[str, _Rule] = dict.fromkeys(
            ("historyevent", "edition", "scheme", "slugredirect"), _read_only
        )
        return {**curated, **read_only, "user": _accounts}

    def get_all_permissions(self, user_obj: object, obj: models.Model | None = None) -> set[str]:
        """Rights are asked about one by one; there is no table of them to list."""
        return set()

    get_user_permissions = get_group_permissions = get_all_permissions

    def has_module_perms(self, user_obj: User | AnonymousUser, app_label: str) -> bool:
        return bool(user_obj.is_active) and app_label == "kb"

    def with_perm(self, *args: object, **kwargs: object) -> models.QuerySet[User]:
        """No lists of people by right: the role column says it."""
        return User.objects.none()


def _curated(user: User, action: str, record: models.Model | None) -> bool:
    if action == "view":
        return True
    try:
        may(user, _VERBS[action], record if isinstance(record, Curated) else None)
    except (CurationError, KeyError):
        return False
    return True


def _read_only(user: User, action: str, record: models.Model | None) -> bool:
    return action == "view"


def _accounts(user: User, action: str, record: models.Model | None) -> bool:
    return user.role == User.Role.ADMINISTRATOR and action in ("view", "add", "change")
