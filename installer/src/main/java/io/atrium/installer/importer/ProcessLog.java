package io.atrium.installer.importer;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a process log is about, and the events that it makes.
 *
 * @param process what kind of process, as the analytics show it
 * @param system the business system that the log comes from
 * @param entity the kind of record that a case is
 * @param currency of all amounts; null when there are none
 * @param closing the activities that end a case
 * @param nobody the account that acts where the log names nobody
 */
record ProcessLog(
        String process,
        String system,
        String entity,
        @Nullable String currency,
        Set<String> closing,
        String nobody) {

    ProcessLog {
        closing = Set.copyOf(closing);
    }

    /** One step of a case. */
    record Step(String caseId, long index, String activity, Instant time, String resource, String role) {}

    /**
     * What is known of a case as a whole.
     *
     * @param amount as an event takes it
     */
    record CaseFacts(
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Instant deadline,
            @Nullable String amount) {
        static final CaseFacts NONE = new CaseFacts(null, null, null, null);

        /** With what a step says itself. */
        CaseFacts or(@Nullable Instant ownDeadline, @Nullable String ownAmount) {
            return new CaseFacts(
                    start, end, ownDeadline == null ? deadline : ownDeadline, ownAmount == null ? amount : ownAmount);
        }
    }

    /** Identifiers sort as the steps do: events of one moment are ordered by them. */
    OutgoingEvent changed(Step step, CaseFacts facts) {
        Map<String, String> data = about(step.caseId, facts);
        data.put("objecttype", "business-record");
        data.put("objectid", step.caseId);
        data.put("system", system);
        data.put("entity", entity);
        data.put("activity", step.activity);
        if (!step.role.isEmpty()) {
            data.put("role", step.role);
        }
        return new OutgoingEvent(id(step), "business.record.changed", step.time, actor(step.resource), data, List.of());
    }

    boolean closes(Step step) {
        return closing.contains(step.activity);
    }

    /** The case ends with a step. */
    OutgoingEvent closed(Step step, CaseFacts facts, Instant began) {
        return closed(id(step) + "/closed", step.caseId, "approved", step.resource, facts, began, step.time);
    }

    /** The case ends as the list of cases says. */
    OutgoingEvent closed(String caseId, String result, String resource, CaseFacts facts, Instant began, Instant ended) {
        return closed(caseId + "/closed", caseId, result, resource, facts, began, ended);
    }

    private OutgoingEvent closed(
            String id, String caseId, String result, String resource, CaseFacts facts, Instant began, Instant ended) {
        Map<String, String> data = about(caseId, facts);
        data.put("result", result);
        data.put("createdtime", began.toString());
        return new OutgoingEvent(id, "approval.instance.completed", ended, actor(resource), data, List.of());
    }

    private Map<String, String> about(String caseId, CaseFacts facts) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("processid", process);
        data.put("instanceid", caseId);
        if (facts.deadline != null) {
            data.put("duetime", facts.deadline.toString());
        }
        if (facts.amount != null && currency != null) {
            data.put("amount", facts.amount);
            data.put("currency", currency);
        }
        return data;
    }

    private static String id(Step step) {
        return "%s/%09d".formatted(step.caseId, step.index);
    }

    private String actor(String resource) {
        return resource.isEmpty() ? nobody : resource;
    }
}
