package io.atrium.contract.codec;

import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Participant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes and reads members. */
final class ParticipantBody {
    private static final int SMALLEST_BYTES = 3;

    private ParticipantBody() {}

    static void write(Participant participant, AvroWriter out) {
        out.writeLong(participant.memberNo());
        out.writeInt(Symbols.of(participant.kind()));
        writePath(participant.departmentPath(), out);
    }

    static Participant read(AvroReader in) {
        return new Participant(in.readLong(), Symbols.readActorKind(in), readPath(in));
    }

    static void writeAll(List<Participant> participants, AvroWriter out) {
        if (!participants.isEmpty()) {
            out.writeInt(participants.size());
            for (Participant participant : participants) {
                write(participant, out);
            }
        }
        out.writeInt(0);
    }

    static List<Participant> readAll(AvroReader in) {
        int count = in.readBlock(SMALLEST_BYTES);
        if (count == 0) {
            return List.of();
        }
        List<Participant> participants = new ArrayList<>(count);
        while (count > 0) {
            for (int i = 0; i < count; i++) {
                participants.add(read(in));
            }
            count = in.readBlock(SMALLEST_BYTES);
        }
        return participants;
    }

    private static void writePath(DepartmentPath path, AvroWriter out) {
        int depth = path.depth();
        if (depth > 0) {
            out.writeInt(depth);
            for (int level = 0; level < depth; level++) {
                out.writeInt(path.at(level));
            }
        }
        out.writeInt(0);
    }

    private static DepartmentPath readPath(AvroReader in) {
        int count = in.readBlock(1);
        int[] numbers = new int[count];
        int size = 0;
        while (count > 0) {
            if (size + count > numbers.length) {
                numbers = Arrays.copyOf(numbers, size + count);
            }
            for (int i = 0; i < count; i++) {
                numbers[size++] = in.readInt();
            }
            count = in.readBlock(1);
        }
        return DepartmentPath.of(numbers);
    }
}
