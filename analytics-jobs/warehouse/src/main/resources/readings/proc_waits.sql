-- A row for each case that began on a day of the window and in which something was submitted and approved later, under the department of who
-- began it. wait: milliseconds from the first submission to the first approval after it.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    wait
FROM
(
    SELECT
        any(held.day) AS day,
        any(held.member_no) AS member_no,
        any(held.department_path) AS department_path,
        arraySort(groupArray((step.event_time, step.event_id, step.activity))) AS steps,
        arrayFirstIndex(one -> match(one.3, '(^|\\W)SUBMITTED(\\W|$)'), steps) AS submission,
        arrayFirst(
            one -> match(one.3, '(^|\\W)(APPROVED|FINAL_APPROVED)(\\W|$)'),
            if(submission = 0, [], arraySlice(steps, submission + 1))) AS approval,
        dateDiff('millisecond', steps[submission].1, approval.1) AS wait
    FROM business_event AS step
    INNER JOIN
    (
        SELECT process_id, instance_id, day, member_no, department_path
        FROM process_case
        WHERE tenant_id = :tenant AND day BETWEEN :first AND :last
    ) AS held ON held.process_id = step.process_id AND held.instance_id = step.instance_id
    WHERE step.tenant_id = :tenant AND step.event_date >= :first AND step.event_type = 'business.record.changed'
    GROUP BY step.process_id, step.instance_id
    HAVING submission > 0 AND approval.2 != ''
)
