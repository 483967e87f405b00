"""Forms whose fields take what is pasted whole: too much is refused with a sentence, never cut off by the browser."""

from typing import Any

from django import forms


class WholeInput(forms.BaseForm):
    """A form that leaves it to the server to say that a text is too long."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
