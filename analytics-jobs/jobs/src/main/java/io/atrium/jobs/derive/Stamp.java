package io.atrium.jobs.derive;

import static io.atrium.jobs.clickhouse.block.ColumnType.array;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;

import io.atrium.contract.ActorKind;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.jobs.clickhouse.block.BlockLayout;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * Who and when, as it was stamped at the door.
 *
 * @param day the tenant's calendar day
 * @param memberNo the member, {@link #NOBODY} where the actor was no person
 * @param path departments at that time, root first
 */
public record Stamp(LocalDate day, long memberNo, DepartmentPath path) {

    /** Instead of the number of a robot or service account. */
    public static final long NOBODY = 0;

    /** The stamp of an event. */
    public static Stamp of(Envelope envelope) {
        boolean person = envelope.actorKind() == ActorKind.HUMAN;
        return new Stamp(envelope.day(), person ? envelope.memberNo() : NOBODY, envelope.departmentPath());
    }

    /** The department itself, 0 without one. */
    public int departmentNo() {
        return path.departmentNo();
    }

    /** Writes it; never changes. */
    public void write(DataOutput out) throws IOException {
        Compact.writeNumber(day.toEpochDay(), out);
        Compact.writeNumber(memberNo, out);
        Compact.writeNumber(path.depth(), out);
        for (int level = 0; level < path.depth(); level++) {
            Compact.writeNumber(path.at(level), out);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Stamp read(DataInput in) throws IOException {
        LocalDate day = LocalDate.ofEpochDay(Compact.readNumber(in));
        long memberNo = Compact.readNumber(in);
        int[] numbers = new int[(int) Compact.readNumber(in)];
        for (int level = 0; level < numbers.length; level++) {
            numbers[level] = (int) Compact.readNumber(in);
        }
        return new Stamp(day, memberNo, DepartmentPath.of(numbers));
    }

    /** Adds {@code member_no}, {@code department_no} and {@code department_path}. */
    public static <R> BlockLayout.Builder<R> addTo(BlockLayout.Builder<R> columns, Function<R, Stamp> stamp) {
        return columns.column(
                        "member_no",
                        uint32(),
                        (row, column) -> column.add(stamp.apply(row).memberNo()))
                .column(
                        "department_no",
                        uint32(),
                        (row, column) -> column.add((long) stamp.apply(row).departmentNo()))
                .column("department_path", array(uint32()), (row, column) -> {
                    DepartmentPath path = stamp.apply(row).path();
                    for (int level = 0; level < path.depth(); level++) {
                        column.items().add((long) path.at(level));
                    }
                    column.end();
                });
    }
}
