"""Indexes of what the desks list and count and of texts in reading order; those that no query needs go."""

import django.db.models.deletion
from django.db import migrations, models


# Made with every unique column of characters, for looking for the beginning of a text: nobody looks for an id so.
BEGINNINGS = """
DROP INDEX IF EXISTS kb_claim_public_id_c032d81b_like;
DROP INDEX IF EXISTS kb_passage_public_id_b6a509d4_like;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('kb', '0053_publication_numbers'),
    ]

    operations = [
        migrations.AlterField(
            model_name='historychange',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='kb.historyevent'),
        ),
        migrations.AlterField(
            model_name='passage',
            name='edition',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='kb.edition', verbose_name='edition'),
        ),
        migrations.AlterField(
            model_name='passagetag',
            name='passage',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tags', to='kb.passage', verbose_name='passage'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='claim_unpublished'),
        ),
        migrations.AddIndex(
            model_name='claimrelation',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='claimrelation_unpublished'),
        ),
        migrations.AddIndex(
            model_name='claimrelation',
            index=models.Index(condition=models.Q(('status', 'published')), fields=['id'], name='claimrelation_published'),
        ),
        migrations.AddIndex(
            model_name='claimtag',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='claimtag_unpublished'),
        ),
        migrations.AddIndex(
            model_name='claimtag',
            index=models.Index(condition=models.Q(('status', 'published')), fields=['id'], name='claimtag_published'),
        ),
        migrations.AddIndex(
            model_name='concept',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='concept_unpublished'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='document_unpublished'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='edition_unpublished'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('status', 'published')), fields=['id'], name='edition_published'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('basis', 'text'), ('number__gt', 1)), fields=['id'], name='edition_newer_text'),
        ),
        migrations.AddIndex(
            model_name='evidence',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='evidence_unpublished'),
        ),
        migrations.AddIndex(
            model_name='evidence',
            index=models.Index(condition=models.Q(('status', 'published')), fields=['id'], name='evidence_published'),
        ),
        migrations.AddIndex(
            model_name='institution',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='institution_unpublished'),
        ),
        migrations.AddIndex(
            model_name='issue',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='issue_unpublished'),
        ),
        migrations.AddIndex(
            model_name='legalinstrument',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='legalinstrument_unpublished'),
        ),
        migrations.AddIndex(
            model_name='passage',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='passage_unpublished'),
        ),
        migrations.AddIndex(
            model_name='passage',
            index=models.Index(fields=['edition', 'position'], name='passage_in_reading_order'),
        ),
        migrations.AddIndex(
            model_name='passagetag',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='passagetag_unpublished'),
        ),
        migrations.AddIndex(
            model_name='passagetag',
            index=models.Index(condition=models.Q(('status', 'published')), fields=['id'], name='passagetag_published'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='person_unpublished'),
        ),
        migrations.AddIndex(
            model_name='provision',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='provision_unpublished'),
        ),
        migrations.AddIndex(
            model_name='provisioncitation',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='provisioncitation_unpublished'),
        ),
        migrations.AddIndex(
            model_name='provisioncitation',
            index=models.Index(condition=models.Q(('status', 'published')), fields=['id'], name='provisioncitation_published'),
        ),
        migrations.AddIndex(
            model_name='verification',
            index=models.Index(condition=models.Q(('status', 'published'), _negated=True), fields=['status', 'updated_at'], name='verification_unpublished'),
        ),
        migrations.AddIndex(
            model_name='verification',
            index=models.Index(condition=models.Q(('status', 'published')), fields=['id'], name='verification_published'),
        ),
        migrations.RunSQL(BEGINNINGS, migrations.RunSQL.noop),
    ]
