"""Models of importing: source files, imports, unresolved mentions, proposed corrections; removals can be undone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kb', '0004_words_of_an_anchor'),
    ]

    operations = [
        migrations.AddField(
            model_name='removal',
            name='key',
            field=models.TextField(blank=True, default='', verbose_name='key'),
        ),
        migrations.AlterField(
            model_name='removal',
            name='reason',
            field=models.CharField(choices=[('site-chrome', 'page furniture'), ('repeated-title', 'title printed again'), ('pull-quote', 'pull quote repeating the text'), ('page-break', 'page break inside a paragraph'), ('running-head', 'running head or foot'), ('footer', 'footer'), ('list-numbering', 'list mark'), ('markup', 'leftover markup'), ('soft-hyphen', 'soft hyphen'), ('ligature', 'ligature written as letters'), ('hyphenation', 'word divided at the end of a line'), ('other', 'other')], max_length=20, verbose_name='reason'),
        ),
        migrations.CreateModel(
            name='SourceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(editable=False, max_length=64, unique=True, verbose_name='SHA-256')),
                ('media_type', models.CharField(blank=True, default='', max_length=100, verbose_name='media type')),
                ('size', models.PositiveBigIntegerField(default=0, verbose_name='size in bytes')),
                ('name', models.TextField(blank=True, default='', verbose_name='name')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='kept since')),
            ],
            options={
                'verbose_name': 'source file',
                'verbose_name_plural': 'source files',
                'ordering': ['-created_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='sourcefile_sha256_is_hex')],
            },
        ),
        migrations.AddField(
            model_name='edition',
            name='file',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='kb.sourcefile', verbose_name='source file'),
        ),
        migrations.CreateModel(
            name='UnresolvedMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(choices=[('open', 'open'), ('accepted', 'accepted'), ('rejected', 'rejected')], default='open', max_length=10, verbose_name='decision')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                ('normal', models.TextField(unique=True, verbose_name='normalised wording')),
                ('as_printed', models.TextField(verbose_name='as first printed')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='first seen')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('instrument', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mentions', to='kb.legalinstrument', verbose_name='instrument')),
            ],
            options={
                'verbose_name': 'unresolved mention',
                'verbose_name_plural': 'unresolved mentions',
                'ordering': ['normal'],
            },
        ),
        migrations.CreateModel(
            name='MentionPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField(verbose_name='begins at')),
                ('end', models.PositiveIntegerField(verbose_name='ends at')),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unresolved_mentions', to='kb.passage')),
                ('mention', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='kb.unresolvedmention')),
            ],
            options={
                'verbose_name': 'place of a mention',
                'verbose_name_plural': 'places of mentions',
                'ordering': ['mention', 'passage', 'start'],
            },
        ),
        migrations.CreateModel(
            name='ProposedCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(choices=[('open', 'open'), ('accepted', 'accepted'), ('rejected', 'rejected')], default='open', max_length=10, verbose_name='decision')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                ('start', models.PositiveIntegerField(verbose_name='begins at')),
                ('end', models.PositiveIntegerField(verbose_name='ends at')),
                ('before', models.TextField(verbose_name='as it is')),
                ('after', models.TextField(verbose_name='as it should be')),
                ('rule', models.TextField(verbose_name='rule')),
                ('score', models.FloatField(default=1.0, verbose_name='score')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='kb.edition', verbose_name='edition')),
            ],
            options={
                'verbose_name': 'proposed correction',
                'verbose_name_plural': 'proposed corrections',
                'ordering': ['edition', 'start', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('edition', 'start', 'end', 'rule'), name='proposedcorrection_made_once'), models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='proposedcorrection_offsets_in_order'), models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='proposedcorrection_changes_something'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('decision', 'open')), models.Q(models.Q(('decision', 'open'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='proposedcorrection_decision_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='last heard of')),
                ('given_name', models.TextField(blank=True, default='', verbose_name='name or address given')),
                ('url', models.TextField(blank=True, default='', verbose_name='fetched from')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('reading', 'being read'), ('ready', 'ready to be looked at'), ('storing', 'being stored'), ('stored', 'stored'), ('refused', 'refused'), ('cancelled', 'cancelled')], default='waiting', max_length=10, verbose_name='state')),
                ('progress', models.PositiveSmallIntegerField(default=0, verbose_name='progress in percent')),
                ('message', models.TextField(blank=True, default='', verbose_name='what is being done')),
                ('refusal_code', models.CharField(blank=True, default='', max_length=40, verbose_name='refused because (code)')),
                ('refusal', models.TextField(blank=True, default='', verbose_name='refused because')),
                ('described', models.JSONField(blank=True, default=dict, verbose_name='description of the document')),
                ('kept', models.JSONField(blank=True, default=list, verbose_name='removals to be kept in')),
                ('accepted', models.JSONField(blank=True, default=list, verbose_name='corrections to be made')),
                ('parsed', models.JSONField(blank=True, null=True, verbose_name='what was read')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imports', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('document', models.ForeignKey(blank=True, help_text='Empty for a source that is new to the base.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='imports', to='kb.document', verbose_name='document')),
                ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='imports', to='kb.edition', verbose_name='resulting edition')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='kb.sourcefile', verbose_name='source file')),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'imports',
                'ordering': ['-created_at', '-pk'],
                'indexes': [models.Index(fields=['state', 'changed_at'], name='import_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('progress__lte', 100)), name='import_progress_in_percent'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), models.Q(('refusal_code', ''), _negated=True), models.Q(('refusal', ''), _negated=True)), models.Q(models.Q(('state', 'refused'), _negated=True), ('refusal', ''), ('refusal_code', '')), _connector='OR'), name='import_refusal_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'ready'), _negated=True), ('parsed__isnull', False), _connector='OR'), name='import_ready_was_read')],
            },
        ),
        migrations.AddConstraint(
            model_name='unresolvedmention',
            constraint=models.CheckConstraint(condition=models.Q(('normal', ''), _negated=True), name='unresolvedmention_says_something'),
        ),
        migrations.AddConstraint(
            model_name='unresolvedmention',
            constraint=models.CheckConstraint(condition=models.Q(('decision', 'accepted'), ('instrument__isnull', True), _connector='OR'), name='unresolvedmention_only_accepted_is_known'),
        ),
        migrations.AddConstraint(
            model_name='unresolvedmention',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('decision', 'open')), models.Q(models.Q(('decision', 'open'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='unresolvedmention_decision_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='mentionplace',
            constraint=models.UniqueConstraint(fields=('mention', 'passage', 'start'), name='mentionplace_once'),
        ),
        migrations.AddConstraint(
            model_name='mentionplace',
            constraint=models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='mentionplace_offsets_in_order'),
        ),
    ]
