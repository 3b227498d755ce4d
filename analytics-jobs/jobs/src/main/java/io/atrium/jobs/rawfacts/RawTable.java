package io.atrium.jobs.rawfacts;

import io.atrium.contract.ActorKind;
import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.UsageEvent;
import io.atrium.jobs.derive.CountedEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The raw tables, and how a row of each becomes an event again. The columns are read in the order in which they are named here. */
public enum RawTable {
    USAGE(EventFamily.USAGE, "usage_event", """
            page, action, feature, app_id, query_kind, result_count, duration_seconds""") {
        @Override
        Event read(Envelope envelope, RowBinaryInput row) throws IOException {
            return UsageEvent.builder(envelope)
                    .page(row.optionalText())
                    .action(row.optionalText())
                    .feature(row.optionalText())
                    .appId(row.optionalText())
                    .queryKind(row.optionalText())
                    .resultCount(row.count())
                    .durationSeconds(row.count())
                    .build();
        }
    },
    COLLABORATION(EventFamily.COLLABORATION, "collaboration_event", """
            channel, conversation_id, conversation_kind, recipient_member_no, recipient_kind, recipient_department_path, audience_size,
            mention_count, link_count, attachment_count, reply_to, reaction, external, response, share_kind, workspace_id, meeting_id,
            template_id, start_time, end_time, due_time, created_time, duration_seconds, recorded""") {
        @Override
        Event read(Envelope envelope, RowBinaryInput row) throws IOException {
            return CollaborationEvent.builder(envelope)
                    .channel(row.optionalText())
                    .conversationId(row.optionalText())
                    .conversationKind(row.optionalText())
                    .recipients(recipients(row))
                    .audienceSize(row.count())
                    .mentionCount(row.count())
                    .linkCount(row.count())
                    .attachmentCount(row.count())
                    .replyTo(row.optionalText())
                    .reaction(row.optionalText())
                    .external(row.flag())
                    .response(row.optionalText())
                    .shareKind(row.optionalText())
                    .workspaceId(row.optionalText())
                    .meetingId(row.optionalText())
                    .templateId(row.optionalText())
                    .startTime(row.optionalMillis())
                    .endTime(row.optionalMillis())
                    .dueTime(row.optionalMillis())
                    .createdTime(row.optionalMillis())
                    .durationSeconds(row.count())
                    .recorded(row.flag())
                    .build();
        }
    },
    BUSINESS(EventFamily.BUSINESS, "business_event", """
            process_id, instance_id, task_id, activity, role, resubmission_of, result, app_id, form_id, connector_id, failure_code,
            business_system, entity, stage, previous_stage, amount, currency, direction, scheduled, due_time, created_time,
            duration_seconds""") {
        @Override
        Event read(Envelope envelope, RowBinaryInput row) throws IOException {
            return BusinessEvent.builder(envelope)
                    .processId(row.optionalText())
                    .instanceId(row.optionalText())
                    .taskId(row.optionalText())
                    .activity(row.optionalText())
                    .role(row.optionalText())
                    .resubmissionOf(row.optionalText())
                    .result(row.optionalText())
                    .appId(row.optionalText())
                    .formId(row.optionalText())
                    .connectorId(row.optionalText())
                    .failureCode(row.optionalText())
                    .system(row.optionalText())
                    .entity(row.optionalText())
                    .stage(row.optionalText())
                    .previousStage(row.optionalText())
                    .amount(row.optionalAmount())
                    .currency(row.optionalText())
                    .direction(row.optionalText())
                    .scheduled(row.flag())
                    .dueTime(row.optionalMillis())
                    .createdTime(row.optionalMillis())
                    .durationSeconds(row.count())
                    .build();
        }
    };

    private static final String ENVELOPE = """
            event_id, event_source, event_type, event_time, subject, tenant_id, member_no, actor_kind, department_path,
            event_date, device_id, platform, client_version, session_id, object_type, object_id""";

    private static final String ORIGIN = "intentional, arrival_time, kafka_partition, kafka_offset";

    private final EventFamily family;
    private final String table;
    private final String columns;

    RawTable(EventFamily family, String table, String columns) {
        this.family = family;
        this.table = table;
        this.columns = columns;
    }

    /** Its name in the warehouse. */
    public String table() {
        return table;
    }

    /** {@code SELECT … FROM …} of all columns that {@link #read(RowBinaryInput)} reads, for a {@code WHERE} to follow. */
    String select() {
        return "SELECT " + ENVELOPE + ", " + columns + ", " + ORIGIN + "\nFROM " + table;
    }

    /** Reads one row. */
    RawFact read(RowBinaryInput row) throws IOException {
        Event event = read(envelope(row), row);
        boolean intentional = row.flag();
        Instant arrival = row.millis();
        int partition = row.uint16();
        return new RawFact(
                new CountedEvent(event, intentional, arrival.toEpochMilli()), family.topic(), partition, row.int64());
    }

    abstract Event read(Envelope envelope, RowBinaryInput row) throws IOException;

    private static Envelope envelope(RowBinaryInput row) throws IOException {
        return new Envelope(
                row.text(),
                row.text(),
                row.text(),
                row.millis(),
                row.optionalText(),
                row.text(),
                new Participant(row.uint32(), kind(row.uint8()), row.path()),
                LocalDate.ofEpochDay(row.uint16()),
                row.optionalText(),
                platform(row.uint8()),
                row.optionalText(),
                row.optionalText(),
                row.optionalText(),
                row.optionalText());
    }

    private static List<Participant> recipients(RowBinaryInput row) throws IOException {
        long[] members = new long[row.length()];
        for (int i = 0; i < members.length; i++) {
            members[i] = row.uint32();
        }
        ActorKind[] kinds = new ActorKind[row.length()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = kind(row.uint8());
        }
        DepartmentPath[] paths = new DepartmentPath[row.length()];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = row.path();
        }
        List<Participant> recipients = new ArrayList<>(members.length);
        for (int i = 0; i < members.length; i++) {
            recipients.add(new Participant(members[i], kinds[i], paths[i]));
        }
        return recipients;
    }

    private static ActorKind kind(int number) throws IOException {
        return switch (number) {
            case 0 -> ActorKind.HUMAN;
            case 1 -> ActorKind.BOT;
            case 2 -> ActorKind.SERVICE;
            default -> throw new IOException("a kind of actor " + number + ": the warehouse is of a newer version");
        };
    }

    private static Platform platform(int number) throws IOException {
        return switch (number) {
            case 0 -> Platform.UNKNOWN;
            case 1 -> Platform.DESKTOP;
            case 2 -> Platform.WEB;
            case 3 -> Platform.MOBILE;
            case 4 -> Platform.SERVER;
            default -> throw new IOException("a platform " + number + ": the warehouse is of a newer version");
        };
    }
}
