"""Column types for the field's own values: partial dates (EDTF), public ids and language tags (BCP 47)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.forms import Field, TextInput
from django.utils.translation import gettext_lazy as _

from kb.dating import PartialDate
from kb.identifying import mint

BCP_47 = RegexValidator(
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$",
    _("Use a BCP 47 language tag such as en, zh-Hans or pt-BR."),
)


if TYPE_CHECKING:
    _DateColumn = models.TextField[PartialDate | str, PartialDate | str]
else:
    _DateColumn = models.TextField


class PartialDateField(_DateColumn):
    """A date as precisely as it is known, stored as EDTF text ("2023", "2023-12", "2018/2023"); empty when unknown."""

    description = "EDTF date"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, expression: object, connection: object) -> PartialDate | str:
        return PartialDate.parse(value) if value else ""

    def to_python(self, value: object) -> PartialDate | str:
        """A PartialDate, or "" for no date; raises ValidationError that names the accepted forms."""
        if value in (None, ""):
            return ""
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(str(value).strip())
        except ValueError as error:
            raise ValidationError(
                _(
                    "“%(value)s” is not a date this base can hold: use 2023, 2023-12, 2023-12-01 or 2018/2023."
                ),
                params={"value": value},
            ) from error

    def get_prep_value(self, value: object) -> str:
        return str(self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Field | None:
        field = super().formfield(**{"max_length": 60, **kwargs})
        if field is not None:
            field.widget = TextInput(attrs={"placeholder": "2023-12-01", "size": 24})
            field.help_text = field.help_text or _("2023, 2023-12, 2023-12-01 or 2018/2023")
        return field


class PublicIdField(models.CharField):
    """An opaque id with a check character, minted when the record is made, never reused (see kb.identifying)."""

    description = "public id"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=8, unique=True, editable=False, default=mint)
        super().__init__(*args, **kwargs)

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """By its whole name, for which Django makes no second index for beginnings of ids: nobody looks for those."""
        return "character varying(8)"

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "unique", "editable", "default"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs


class LanguageField(models.CharField):
    """A BCP 47 language tag."""

    description = "BCP 47 tag"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 16)
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, BCP_47]
