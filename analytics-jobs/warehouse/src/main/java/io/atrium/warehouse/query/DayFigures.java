package io.atrium.warehouse.query;

import java.time.LocalDate;

/**
 * One calendar day of a scope.
 *
 * @param day the day
 * @param messages messages sent
 * @param senders distinct people who sent one
 * @param participants distinct people who sent or were sent one
 * @param active distinct people with an intentional event (DAU)
 * @param wau the same over the 7 days that end with this one
 * @param mau the same over the 28 days that end with this one
 * @param deliveries messages times recipients
 * @param crossDepartmentDeliveries those whose recipient was in another department than the sender
 */
public record DayFigures(
        LocalDate day,
        long messages,
        long senders,
        long participants,
        long active,
        long wau,
        long mau,
        long deliveries,
        long crossDepartmentDeliveries) {

    /** Every day of the period has a row; the windows reach 27 days before its first. */
    static final NamedSql SQL = NamedSql.parse("""
            SELECT
                calendar.day AS day,
                messages.messages AS messages,
                messages.senders AS senders,
                participants.participants AS participants,
                bitmapCardinality(active.members) AS active,
                groupBitmapMerge(active.members) OVER (ORDER BY calendar.day RANGE BETWEEN 6 PRECEDING AND CURRENT ROW) AS wau,
                groupBitmapMerge(active.members) OVER (ORDER BY calendar.day RANGE BETWEEN 27 PRECEDING AND CURRENT ROW) AS mau,
                messages.deliveries AS deliveries,
                messages.cross_department_deliveries AS cross_department_deliveries
            FROM
            (
                SELECT addDays(toDate(:from), toInt32(number) - 27) AS day
                FROM numbers(toUInt64(dateDiff('day', toDate(:from), toDate(:to)) + 28))
            ) AS calendar
            LEFT JOIN
            (
                SELECT day, groupBitmapMergeState(members) AS members
                FROM active_member_daily
                WHERE tenant_id = :tenant AND department_no = :department
                    AND day BETWEEN addDays(toDate(:from), -27) AND toDate(:to)
                GROUP BY day
            ) AS active ON active.day = calendar.day
            LEFT JOIN
            (
                SELECT
                    day,
                    sum(messages) AS messages,
                    groupBitmapMerge(senders) AS senders,
                    sum(deliveries) AS deliveries,
                    sum(cross_department_deliveries) AS cross_department_deliveries
                FROM message_daily
                WHERE tenant_id = :tenant AND department_no = :department AND day BETWEEN toDate(:from) AND toDate(:to)
                GROUP BY day
            ) AS messages ON messages.day = calendar.day
            LEFT JOIN
            (
                SELECT day, groupBitmapMerge(members) AS participants
                FROM participant_daily
                WHERE tenant_id = :tenant AND department_no = :department AND day BETWEEN toDate(:from) AND toDate(:to)
                GROUP BY day
            ) AS participants ON participants.day = calendar.day
            ORDER BY day
            """);
}
