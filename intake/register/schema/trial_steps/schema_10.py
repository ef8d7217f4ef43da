"""Makes a ruling of each finding that was waived before there were rulings.

It holds for the files that the application has at this moment, as one made today would.
"""

SCHEMA_10 = """
INSERT INTO rulings (application_id, kind, code, place, words, actor, at, documents)
SELECT application_id, 'waived', code, place, '升级前已豁免', 'intake', max(changed_at),
    (SELECT json_group_array(DISTINCT documents.sha256) FROM documents
        JOIN submissions ON submissions.id = documents.submission_id
        WHERE submissions.application_id = findings.application_id)
FROM findings
WHERE state = 'waived' AND NOT EXISTS (SELECT 1 FROM rulings
    WHERE rulings.application_id = findings.application_id
    AND rulings.code = findings.code AND rulings.place = findings.place)
GROUP BY application_id, code, place;
"""
