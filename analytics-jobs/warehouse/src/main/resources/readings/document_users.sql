-- A row for each person who used a document in the window, under the department of the use. shared_documents: documents that the person
-- used in the window after somebody else had changed them in the 28 days before.
SELECT department, window, member_no, uniqExactIf(document_id, collaborated = 1) AS shared_documents
FROM
(
    SELECT
        arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
        arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
        member_no,
        document_id,
        collaborated
    FROM document_use
    WHERE tenant_id = :tenant AND day BETWEEN :first AND :last
)
GROUP BY department, window, member_no
