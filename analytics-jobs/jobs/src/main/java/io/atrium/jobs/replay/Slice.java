package io.atrium.jobs.replay;

import io.atrium.jobs.rawfacts.RawFacts;
import io.atrium.jobs.rawfacts.RawTable;
import java.util.Map;

/**
 * A part of the raw facts that is read in one go and noted as done in one go.
 *
 * @param table the table
 * @param condition which rows
 * @param day the day, as the warehouse writes it
 * @param part of how many parts, from 0
 * @param parts into which the day's members are dealt
 * @param rows how many there were when it was planned
 */
record Slice(RawTable table, String condition, String day, int part, int parts, long rows) {

    /** Names it in the journal: the same facts have the same name in each run of a replay. */
    String name() {
        return table.table() + "/" + day + "/" + part + "/" + parts;
    }

    RawFacts.Question question(String tenantId) {
        return new RawFacts.Question(
                table,
                "tenant_id = {tenant:String} AND event_date = {day:Date} AND member_no % {parts:UInt32} = {part:UInt32} AND ("
                        + condition + ")",
                Map.of(
                        "tenant",
                        tenantId,
                        "day",
                        day,
                        "part",
                        Integer.toString(part),
                        "parts",
                        Integer.toString(parts)));
    }
}
