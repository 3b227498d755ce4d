package io.atrium.jobs.derive;

import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;

import io.atrium.contract.CollaborationEvent;
import io.atrium.jobs.clickhouse.block.BlockLayout;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** How many messages a conversation has on each day, and who sent the last of them. */
final class Tally implements Derivation<Tally.Message, Tally.Row> {
    private static final long serialVersionUID = 1L;

    private final boolean spans;

    private Tally(boolean spans) {
        this.spans = spans;
    }

    /** Of conversations that go on and on. */
    static Tally endless() {
        return new Tally(false);
    }

    /** Of conversations that end with the day that is their name. */
    static Tally ofDays() {
        return new Tally(true);
    }

    record Message(Stamp stamp) {}

    record Row(String conversation, Stamp stamp, long messages) implements DerivedRow {
        @Override
        public LocalDate day() {
            return stamp.day();
        }
    }

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public void keysOf(CountedEvent event, Consumer<DerivationKey> keys) {
        if (event.event() instanceof CollaborationEvent message && message.conversationId() != null) {
            keys.accept(new DerivationKey(event.envelope().tenantId(), message.conversationId()));
        }
    }

    @Override
    public Message fragment(CountedEvent event, DerivationKey key) {
        return new Message(Stamp.of(event.envelope()));
    }

    @Override
    public FragmentFormat<Message> fragments() {
        return new FragmentFormat<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public int version() {
                return 1;
            }

            @Override
            public void write(Message fragment, DataOutput out) throws IOException {
                fragment.stamp().write(out);
            }

            @Override
            public Message read(int version, long timeMillis, DataInput in) throws IOException {
                return new Message(Stamp.read(in));
            }
        };
    }

    @Override
    public List<RowFormat<? extends Row>> rows() {
        return List.of(new RowFormat<Row>() {
            private static final long serialVersionUID = 1L;

            @Override
            public String view() {
                return "tally";
            }

            @Override
            public Class<Row> rows() {
                return Row.class;
            }

            @Override
            public int version() {
                return 1;
            }

            @Override
            public void write(Row row, DataOutput out) throws IOException {
                Compact.writeText(row.conversation(), out);
                row.stamp().write(out);
                Compact.writeNumber(row.messages(), out);
            }

            @Override
            public Row read(int version, DataInput in) throws IOException {
                return new Row(Compact.readText(in), Stamp.read(in), Compact.readNumber(in));
            }

            @Override
            public BlockLayout<Row> columns() {
                return BlockLayout.<Row>builder()
                        .column("messages", uint32(), (row, column) -> column.add(row.messages()))
                        .build();
            }
        });
    }

    @Override
    public Optional<Duration> reach() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public Optional<LocalDate> lastDayOf(DerivationKey key) {
        return spans ? Optional.of(LocalDate.parse(key.text())) : Optional.empty();
    }

    @Override
    public void derive(DerivationKey key, List<Message> fragments, Consumer<? super Row> rows) {
        Map<LocalDate, Row> days = new TreeMap<>();
        for (Message message : fragments) {
            days.merge(
                    message.stamp().day(),
                    new Row(key.text(), message.stamp(), 1),
                    (before, one) -> new Row(key.text(), one.stamp(), before.messages() + 1));
        }
        days.values().forEach(rows);
    }
}
