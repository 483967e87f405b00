"""The curators' desks: every record, changed through the verbs of kb.curation and through nothing else.

Each desk tells the site where its pages are when it is imported, which happens here.
"""

import kb.admin.accounts.desk
import kb.admin.accounts.own_account
import kb.admin.base.desk
import kb.admin.carryings.desk
import kb.admin.changes
import kb.admin.claims.desk
import kb.admin.claims.issues
import kb.admin.imports.brought
import kb.admin.imports.desk
import kb.admin.imports.table_desk
import kb.admin.law.desk
import kb.admin.mention_queue
import kb.admin.parties
import kb.admin.passages.desk
import kb.admin.references.suggestions
import kb.admin.sources.desk
import kb.admin.vocabulary
import kb.admin.work.desk  # noqa: F401  as all of these: it is imported for what it declares

from .site import desks

__all__ = ["desks"]
