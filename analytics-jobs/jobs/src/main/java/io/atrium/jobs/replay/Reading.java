package io.atrium.jobs.replay;

import io.atrium.jobs.rawfacts.RawTable;
import java.time.LocalDate;
import java.util.List;

/**
 * Which raw facts are read again: those of the months themselves, and of other days those that a row of the months can depend on. That is what
 * {@code Derivation.reach()} says of each derivation, or everything of a kind where nothing bounds it, as with a case that rests for a year.
 *
 * @param table the table
 * @param condition which of its rows
 * @param first first day, null without a bound
 * @param last last day, null without a bound
 */
record Reading(RawTable table, String condition, LocalDate first, LocalDate last) {

    private static final LocalDate EVER = LocalDate.of(1970, 1, 1);
    private static final LocalDate NEVER = LocalDate.of(2149, 6, 6); // the last that the warehouse's Date can say
    private static final int REPLY_DAYS = 8; // a reply comes within 7 days, on a calendar that may be a day off
    private static final int CHANGE_DAYS = 29; // a change counts for 28

    private static final String MESSAGES = "event_type = 'im.message.sent' AND conversation_id != ''";
    private static final String DOCUMENTS = "startsWith(event_type, 'doc.')";
    private static final String MEETINGS = "meeting_id != ''";
    private static final String PROCESSES =
            "startsWith(event_type, 'approval.') OR event_type = 'business.record.changed'";

    /** All readings of some months; none reads a row that another has read. */
    static List<Reading> of(Months months) {
        LocalDate first = months.firstDay();
        LocalDate last = months.lastDay();
        String nearMessages = MESSAGES + " AND event_date BETWEEN '" + first.minusDays(REPLY_DAYS) + "' AND '"
                + last.plusDays(REPLY_DAYS) + "'";
        String nearDocuments = DOCUMENTS + " AND event_date BETWEEN '" + first.minusDays(CHANGE_DAYS) + "' AND '"
                + last.plusDays(CHANGE_DAYS) + "'";
        String others = "((" + nearMessages + ") OR (" + nearDocuments + ") OR " + MEETINGS + ")";
        return List.of(
                new Reading(RawTable.USAGE, "1", first, last),
                new Reading(RawTable.COLLABORATION, others, EVER, first.minusDays(1)),
                new Reading(RawTable.COLLABORATION, "1", first, last),
                new Reading(RawTable.COLLABORATION, others, last.plusDays(1), NEVER),
                new Reading(RawTable.BUSINESS, "(" + PROCESSES + ")", EVER, first.minusDays(1)),
                new Reading(RawTable.BUSINESS, "1", first, last),
                new Reading(RawTable.BUSINESS, "(" + PROCESSES + ")", last.plusDays(1), NEVER));
    }
}
