"""The people who sign in: curators, reviewers and administrators; readers have no accounts."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth import get_backends
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes accounts; passwords are hashed, names are stored in one normal form."""

    def create_user(self, username: str, password: str | None = None, *, role: str) -> "User":
        """Return a new active account; without a password nobody can sign in to it."""
        user = self.model(username=self.model.normalize_username(username), role=role)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One signed-in person with exactly one role; rights follow from the role and from nothing else."""

    class Role(models.TextChoices):
        CURATOR = "curator", _("curator")
        REVIEWER = "reviewer", _("reviewer")
        ADMINISTRATOR = "administrator", _("administrator")

    username = models.CharField(
        _("user name"),
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("Somebody else has this user name.")},
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Take this away instead of deleting the account.")
    )
    public_name = models.CharField(
        _("public name"),
        max_length=150,
        blank=True,
        default="",
        help_text=_("Shown beside this person's published work. Empty: no name is shown to readers."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["role"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                name="user_role_known", condition=models.Q(role__in=["curator", "reviewer", "administrator"])
            )
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def is_staff(self) -> bool:
        """Everybody with an account works at the desks."""
        return self.is_active

    @property
    def is_superuser(self) -> bool:
        """Nobody stands above the rules: an administrator has the rights of that role, no more."""
        return False

    def get_session_auth_hash(self) -> str:
        """What a session must match to go on: it ends when the password, the role or the account's use changes."""
        return self._session_hash(None)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under former secret keys."""
        yield from (self._session_hash(secret) for secret in settings.SECRET_KEY_FALLBACKS)

    def _session_hash(self, secret: str | None) -> str:
        content = f"{self.password}|{self.role}|{self.is_active}"
        return salted_hmac("kb.models.user.session", content, secret=secret, algorithm="sha256").hexdigest()

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """Whether the role grants this permission, as the authentication backends answer it."""
        return self.is_active and any(
            backend.has_perm(self, perm, obj) for backend in get_backends() if hasattr(backend, "has_perm")
        )

    def has_perms(self, perm_list: list[str], obj: models.Model | None = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and app_label == "kb"
