"""Who wrote each field of a proposed change: until now it was counted as its proposer's, whoever had written it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def name_proposers(apps, schema_editor):
    fields = apps.get_model("kb", "RevisionChange").objects
    revisions = apps.get_model("kb", "Revision").objects
    fields.update(by=Subquery(revisions.filter(pk=OuterRef("revision")).values("by")[:1]))


def _column(*, null):
    return models.ForeignKey(
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="proposed_fields",
        to=settings.AUTH_USER_MODEL,
        verbose_name="written by",
    )


class Migration(migrations.Migration):
    dependencies = [("kb", "0024_evidence_ends_with_its_passage")]

    operations = [
        migrations.AddField("revisionchange", "by", _column(null=True)),
        migrations.RunPython(name_proposers, migrations.RunPython.noop, elidable=True),
        migrations.AlterField("revisionchange", "by", _column(null=False)),
    ]
