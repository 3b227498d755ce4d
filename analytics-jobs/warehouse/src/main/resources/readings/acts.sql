-- What people did in the window, by kind of event: people (a bitmap of member numbers), events, and of messages their links and attachments.
-- detail: of im.message.sent the kind of conversation, of doc.shared the kind of share; in_space: an intentional event in a workspace;
-- carries: a message with a link or an attachment.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    event_type,
    detail,
    external,
    in_space,
    carries,
    people,
    events,
    links,
    attachments
FROM act_daily
WHERE tenant_id = :tenant AND day BETWEEN :first AND :last
