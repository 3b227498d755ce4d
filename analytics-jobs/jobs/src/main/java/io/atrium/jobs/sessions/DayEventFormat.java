package io.atrium.jobs.sessions;

import io.atrium.contract.DepartmentPath;
import io.atrium.jobs.derive.Compact;
import io.atrium.jobs.derive.FragmentFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How events of a day are kept. */
final class DayEventFormat implements FragmentFormat<DayEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(DayEvent event, DataOutput out) throws IOException {
        out.writeByte(event.traits());
        out.writeByte(event.platform() << 4 | event.mode());
        if (event.has(DayEvent.USES)) {
            out.writeLong(event.device());
            out.writeLong(event.session());
            Compact.writeNumber(event.durationSeconds(), out);
        }
        Compact.writeText(event.app() == null ? "" : event.app(), out);
        Compact.writeText(event.system() == null ? "" : event.system(), out);
        DepartmentPath path = event.path();
        Compact.writeNumber(path.depth(), out);
        for (int level = 0; level < path.depth(); level++) {
            Compact.writeNumber(path.at(level), out);
        }
    }

    @Override
    public DayEvent read(int version, long timeMillis, DataInput in) throws IOException {
        int traits = in.readUnsignedByte();
        int platformAndMode = in.readUnsignedByte();
        boolean uses = (traits & DayEvent.USES) != 0;
        long device = uses ? in.readLong() : 0;
        long session = uses ? in.readLong() : 0;
        int durationSeconds = uses ? (int) Compact.readNumber(in) : 0;
        String app = Compact.readText(in);
        String system = Compact.readText(in);
        int[] path = new int[(int) Compact.readNumber(in)];
        for (int level = 0; level < path.length; level++) {
            path[level] = (int) Compact.readNumber(in);
        }
        return new DayEvent(
                timeMillis,
                traits,
                device,
                session,
                platformAndMode >> 4,
                platformAndMode & 0xF,
                durationSeconds,
                app.isEmpty() ? null : app,
                system.isEmpty() ? null : system,
                DepartmentPath.of(path));
    }
}
