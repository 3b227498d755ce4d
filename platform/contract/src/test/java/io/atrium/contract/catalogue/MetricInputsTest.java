package io.atrium.contract.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.Envelope;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All 66 metrics can be computed from event types and fields that exist. */
class MetricInputsTest {
    private static final int METRICS = 66;
    private static final String ANY = "any intentional";
    private static final String NONE = "-";

    /** One metric of {@code docs/metric-inputs.md}. */
    private record Row(int number, String metric, List<String> types, List<String> fields, String other) {}

    private final EventCatalogue catalogue = EventCatalogue.standard();

    @Test
    void everyMetricHasItsRow() throws IOException {
        List<Row> rows = rows();

        assertThat(rows)
                .extracting(Row::number)
                .isEqualTo(IntStream.rangeClosed(1, METRICS).boxed().toList());
        assertThat(rows)
                .extracting(Row::metric)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+\\.[a-z0-9_/ ]+"));
    }

    @Test
    void everyRowNamesWhatExists() throws IOException {
        for (Row row : rows()) {
            Set<String> known = new HashSet<>(envelopeFields());
            for (EventType type : types(row)) {
                type.fields().forEach(use -> known.add(use.field().name()));
            }
            assertThat(known).as(row.metric()).containsAll(row.fields());
        }
    }

    @Test
    void everyRowNamesItsSources() throws IOException {
        for (Row row : rows()) {
            assertThat(row.types().isEmpty())
                    .as("%s needs events, the directory, or both", row.metric())
                    .isEqualTo(row.fields().isEmpty());
            if (row.types().isEmpty()) {
                assertThat(row.other()).as(row.metric()).isNotEqualTo(NONE);
            }
        }
    }

    @Test
    void onlyHeartbeatsEndsAndReceivedThingsAreNotIntentional() {
        assertThat(catalogue.types())
                .filteredOn(type -> !type.intentional())
                .extracting(EventType::id)
                .containsExactlyInAnyOrder(
                        "account.feature.enabled",
                        "account.feature.disabled",
                        "app.session.heartbeat",
                        "app.session.ended",
                        "meeting.left",
                        "meeting.ended",
                        "meeting.recording_published",
                        "report.requested",
                        "approval.instance.completed",
                        "approval.task.created",
                        "attendance.scheduled",
                        "connector.run.completed");
    }

    private List<EventType> types(Row row) {
        return row.types().stream()
                .flatMap(id -> id.equals(ANY)
                        ? catalogue.types().stream().filter(EventType::intentional)
                        : Stream.of(catalogue.find(id).orElseThrow(() -> new AssertionError(row.metric() + ": " + id))))
                .toList();
    }

    private static List<String> envelopeFields() {
        Stream<String> components =
                Arrays.stream(Envelope.class.getRecordComponents()).map(RecordComponent::getName);
        return Stream.concat(components, Stream.of("memberNo", "actorKind", "departmentPath"))
                .toList();
    }

    private static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("docs/metric-inputs.md"))) {
            return lines.filter(line -> line.matches("\\| \\d+ \\|.*"))
                    .map(MetricInputsTest::row)
                    .toList();
        }
    }

    private static Row row(String line) {
        String[] cells = line.split("\\|", -1);
        return new Row(
                Integer.parseInt(cells[1].strip()),
                cells[2].strip(),
                list(cells[3].strip()),
                list(cells[4].strip()),
                cells[5].strip());
    }

    private static List<String> list(String cell) {
        return cell.equals(NONE) ? List.of() : List.of(cell.split(", ", -1));
    }
}
