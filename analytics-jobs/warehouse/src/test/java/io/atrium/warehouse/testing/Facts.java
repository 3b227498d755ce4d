package io.atrium.warehouse.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Facts of one tenant, by table and column, written in the shape of the jobs; columns that are not named keep their defaults. */
public final class Facts {

    /** The tenant's zone: its days begin eight hours before those of UTC. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final Set<String> NOT_INTENTIONAL = Set.of(
            "account.feature.enabled",
            "account.feature.disabled",
            "attendance.scheduled",
            "approval.instance.completed",
            "connector.run.completed",
            "report.requested");
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final TestWarehouse warehouse;
    private final String tenant;
    private final Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
    private int events;

    public Facts(TestWarehouse warehouse, String tenant) {
        this.warehouse = warehouse;
        this.tenant = tenant;
    }

    /** Somebody with the departments above, root first. */
    public record Actor(int memberNo, String kind, List<Integer> path) {

        /** A person. */
        public static Actor of(int memberNo, Integer... path) {
            return new Actor(memberNo, "human", List.of(path));
        }
    }

    /** Columns of a row: name, value, name, value… */
    public static Map<String, Object> with(Object... namesAndValues) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            columns.put((String) namesAndValues[i], value instanceof Instant time ? TIME.format(time) : value);
        }
        return columns;
    }

    /** A moment of the tenant's clock. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    /** An event of a table such as {@code usage_event}. */
    public Facts event(String table, String type, String local, Actor actor, Map<String, Object> more) {
        Instant time = at(local);
        Map<String, Object> row = with(
                "tenant_id",
                tenant,
                "event_id",
                "e" + events++,
                "event_source",
                "test",
                "event_type",
                type,
                "event_time",
                time,
                "event_date",
                LocalDate.ofInstant(time, ZONE).toString(),
                "member_no",
                actor.memberNo(),
                "actor_kind",
                actor.kind(),
                "department_path",
                actor.path(),
                "department_no",
                actor.path().isEmpty() ? 0 : actor.path().get(actor.path().size() - 1),
                "intentional",
                "human".equals(actor.kind()) && !NOT_INTENTIONAL.contains(type) ? 1 : 0);
        row.putAll(more);
        return add(table, row);
    }

    public Facts usage(String type, String local, Actor actor, Object... more) {
        return event("usage_event", type, local, actor, with(more));
    }

    public Facts collaboration(String type, String local, Actor actor, Object... more) {
        return event("collaboration_event", type, local, actor, with(more));
    }

    public Facts business(String type, String local, Actor actor, Object... more) {
        return event("business_event", type, local, actor, with(more));
    }

    /** A derived fact, and beside it one that was written and taken back. */
    public Facts derived(String table, String day, Actor actor, Object... more) {
        Map<String, Object> row = with(
                "tenant_id",
                tenant,
                "day",
                day,
                "member_no",
                actor.memberNo(),
                "department_path",
                actor.path(),
                "department_no",
                actor.path().isEmpty() ? 0 : actor.path().get(actor.path().size() - 1),
                "row_hash",
                ++events,
                "sign",
                1);
        row.putAll(with(more));
        Map<String, Object> wrong = new LinkedHashMap<>(row);
        wrong.put("row_hash", ++events);
        wrong.put("member_no", 999);
        Map<String, Object> taken = new LinkedHashMap<>(wrong);
        taken.put("sign", -1);
        return add(table, row).add(table, wrong).add(table, taken);
    }

    /** A stay in a department; the directory's flags follow. */
    public Facts member(int memberNo, int department, String from, String to, Object... more) {
        Map<String, Object> row = with(
                "tenant_id",
                tenant,
                "member_no",
                memberNo,
                "department_no",
                department,
                "valid_from",
                from,
                "valid_to",
                to,
                "human",
                1,
                "deleted",
                0,
                "version",
                ++events);
        row.putAll(with(more));
        return add("directory_member", row);
    }

    /** A department that always was. */
    public Facts department(List<Integer> path, int owner) {
        int no = path.get(path.size() - 1);
        return add(
                "department",
                with(
                        "tenant_id",
                        tenant,
                        "department_no",
                        no,
                        "valid_from",
                        "1970-01-01",
                        "valid_to",
                        "2299-12-31",
                        "parent_no",
                        path.size() < 2 ? 0 : path.get(path.size() - 2),
                        "path",
                        path,
                        "has_owner",
                        owner,
                        "deleted",
                        0,
                        "version",
                        ++events));
    }

    private Facts add(String table, Map<String, Object> row) {
        rows.computeIfAbsent(table, any -> new ArrayList<>()).add(row);
        return this;
    }

    /** Writes all of them, each table as its owner does. */
    public void write() throws JsonProcessingException {
        for (Map.Entry<String, List<Map<String, Object>>> table : rows.entrySet()) {
            StringBuilder lines = new StringBuilder();
            for (Map<String, Object> row : table.getValue()) {
                lines.append('\n').append(JSON.writeValueAsString(row));
            }
            boolean directory =
                    table.getKey().startsWith("d") && !table.getKey().endsWith("_fact");
            warehouse
                    .ask(
                            directory ? warehouse.platform() : warehouse.ingest(),
                            "INSERT INTO " + table.getKey() + " FORMAT JSONEachRow" + lines)
                    .lines();
        }
        rows.clear();
    }
}
