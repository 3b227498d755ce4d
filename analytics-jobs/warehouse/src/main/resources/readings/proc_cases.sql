-- A row for each case of any process that began on a day of the window, under the department of who began it. span: milliseconds from its first
-- event to its last. submitted, approved, rejected: how often; an imported log says so by a word of its own, in capitals, in an activity's name.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    process_id,
    activities,
    dateDiff('millisecond', first_time, last_time) AS span,
    started + resubmitted + arrayCount(name -> match(name, '(^|\\W)SUBMITTED(\\W|$)'), activities) AS submitted,
    (started AND result = 'approved') + arrayCount(name -> match(name, '(^|\\W)FINAL_APPROVED(\\W|$)'), activities) AS approved,
    returned + arrayCount(name -> match(name, '(^|\\W)REJECTED(\\W|$)'), activities) AS rejected
FROM process_case
WHERE tenant_id = :tenant AND day BETWEEN :first AND :last
