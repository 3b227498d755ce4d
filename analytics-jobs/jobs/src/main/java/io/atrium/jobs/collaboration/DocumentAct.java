package io.atrium.jobs.collaboration;

import io.atrium.jobs.derive.Compact;
import io.atrium.jobs.derive.FragmentFormat;
import io.atrium.jobs.derive.Stamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person did with a document.
 *
 * @param timeMillis when
 * @param kind what
 * @param memberNo who
 * @param stamp as of then; null when it matters here only as a change that others may see
 */
record DocumentAct(
        long timeMillis, Kind kind, long memberNo, @Nullable Stamp stamp) {

    /** What can be done. The codes stand in checkpoints and are the bits of a row: they never change. */
    enum Kind {
        CREATED(1, "doc.created"),
        VIEWED(2, "doc.viewed"),
        EDITED(4, "doc.edited"),
        COMMENTED(8, "doc.commented"),
        SHARED(16, "doc.shared");

        private static final Map<String, Kind> BY_TYPE = new HashMap<>();

        static {
            for (Kind kind : values()) {
                BY_TYPE.put(kind.type, kind);
            }
        }

        private final int bit;
        private final String type;

        Kind(int bit, String type) {
            this.bit = bit;
            this.type = type;
        }

        int bit() {
            return bit;
        }

        /** Others find the document different. */
        boolean isChange() {
            return this == CREATED || this == EDITED;
        }

        /** Somebody works with what is there. */
        boolean isUse() {
            return this == VIEWED || this == EDITED || this == COMMENTED;
        }

        static @Nullable Kind ofType(String type) {
            return BY_TYPE.get(type);
        }

        private static Kind ofBit(int bit) throws IOException {
            for (Kind kind : values()) {
                if (kind.bit == bit) {
                    return kind;
                }
            }
            throw new IOException("nothing that is done with a document has the code " + bit);
        }
    }

    /** In a checkpoint. */
    static final class Format implements FragmentFormat<DocumentAct> {
        private static final long serialVersionUID = 1L;
        private static final int STAMPED = 1 << 6;

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(DocumentAct act, DataOutput out) throws IOException {
            if (act.stamp == null) {
                out.writeByte(act.kind.bit);
                Compact.writeNumber(act.memberNo, out);
            } else {
                out.writeByte(act.kind.bit | STAMPED);
                act.stamp.write(out);
            }
        }

        @Override
        public DocumentAct read(int version, long timeMillis, DataInput in) throws IOException {
            int code = in.readByte();
            Kind kind = Kind.ofBit(code & ~STAMPED);
            if ((code & STAMPED) == 0) {
                return new DocumentAct(timeMillis, kind, Compact.readNumber(in), null);
            }
            Stamp stamp = Stamp.read(in);
            return new DocumentAct(timeMillis, kind, stamp.memberNo(), stamp);
        }
    }
}
