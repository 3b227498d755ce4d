-- A row for each approval that was started in the window, under the starter's department. reworked: returned or rejected, and then submitted
-- again, in the same case or in another one of the process that names it.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    returned > 0
        AND (resubmitted > 0
            OR (process_id, instance_id) IN
            (
                SELECT process_id, resubmission_of
                FROM process_case
                WHERE tenant_id = :tenant AND resubmission_of != '' AND resubmission_of != instance_id
            )) AS reworked
FROM process_case
WHERE tenant_id = :tenant AND day BETWEEN :first AND :last AND started = 1
