-- A row for each meeting of the window, under the organizer's department. score_of_36: the mean of the three phases, in parts of 36; weight: seconds × participants.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    participants,
    on_time,
    notice_24h,
    recorded,
    toUInt64(duration_seconds) * participants AS weight,
    3 * (chat_before + notice_24h + accepted + on_time) + 4 * (interactive + spoke + visual) + 6 * (recorded + chat_after) AS score_of_36
FROM meeting
WHERE tenant_id = :tenant AND day BETWEEN :first AND :last
