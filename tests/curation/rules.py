"""What must never be in the database, whatever people and loads do: for each rule a question that finds a breach."""

#: Each finds what must not be there.
BROKEN = {
    "a published claim without a published claimant": """
        SELECT c.slug FROM kb_claim c WHERE c.status = 'published' AND NOT EXISTS (
            SELECT 1 FROM kb_attribution a JOIN kb_institution i ON i.id = a.institution_id
             WHERE a.claim_id = c.id AND a.role = 'claimant' AND i.status = 'published')""",
    "a published claim that names a draft": """
        SELECT c.slug FROM kb_claim c JOIN kb_attribution a ON a.claim_id = c.id
          JOIN kb_institution i ON i.id = a.institution_id
         WHERE c.status = 'published' AND i.status IN ('draft', 'submitted')""",
    "a published claim that nothing visible carries": """
        SELECT c.slug FROM kb_claim c WHERE c.status = 'published' AND NOT EXISTS (
            SELECT 1 FROM kb_evidence e JOIN kb_passage p ON p.id = e.passage_id
              JOIN kb_edition t ON t.id = p.edition_id JOIN kb_document d ON d.id = t.document_id
             WHERE e.claim_id = c.id AND e.role IN ('asserts', 'supports', 'reports')
               AND e.status = 'published' AND p.status = 'published' AND t.status = 'published'
               AND d.status = 'published')""",
    "a published passage of an edition that is not": """
        SELECT p.path FROM kb_passage p JOIN kb_edition t ON t.id = p.edition_id
         WHERE p.status = 'published' AND t.status <> 'published'""",
    "published evidence on a passage that is not": """
        SELECT e.id::text FROM kb_evidence e JOIN kb_passage p ON p.id = e.passage_id
         WHERE e.status = 'published' AND p.status <> 'published'""",
    **{
        f"a {table} published by whoever wrote or submitted it": f"""
        SELECT id::text FROM kb_{table} WHERE status = 'published' AND NOT published_alone
           AND (published_by_id = changed_by_id OR published_by_id = submitted_by_id)"""  # noqa: S608
        for table in ("claim", "institution", "evidence", "passage", "edition", "document")
    },
}
