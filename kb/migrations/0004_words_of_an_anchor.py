"""Count the words of an anchor phrase as the rest of the program does: a dash standing alone is none."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kb', '0003_outbox_other_ends'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='passage',
            name='passage_anchor_at_most_ten_words',
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(condition=models.Q(('anchor', ''), ('anchor__regex', '^\\s*([-–—…]+\\s+)*(\\S+(\\s+[-–—…]+)*(\\s+|$)){1,10}$'), _connector='OR'), name='passage_anchor_at_most_ten_words'),
        ),
    ]
