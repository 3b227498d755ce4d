package io.atrium.jobs.collaboration;

import io.atrium.jobs.derive.Compact;
import io.atrium.jobs.derive.FragmentFormat;
import io.atrium.jobs.derive.Stamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A person's message in a conversation.
 *
 * @param timeMillis when
 * @param memberNo who
 * @param replyTo the message that it answers, empty when it names none
 * @param question what makes it a message that waits for an answer; null when it can only be an answer here
 */
record Message(
        long timeMillis,
        long memberNo,
        String replyTo,
        @Nullable Question question) {

    /**
     * A message to a group.
     *
     * @param objectId what answers name, empty without
     * @param mentioned somebody is mentioned
     * @param stamp as of then
     */
    record Question(String objectId, boolean mentioned, Stamp stamp) {}

    /** In a checkpoint. */
    static final class Format implements FragmentFormat<Message> {
        private static final long serialVersionUID = 1L;
        private static final int QUESTION = 1;
        private static final int MENTIONED = 2;

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(Message message, DataOutput out) throws IOException {
            Question question = message.question;
            out.writeByte(question == null ? 0 : QUESTION | (question.mentioned ? MENTIONED : 0));
            Compact.writeText(message.replyTo, out);
            if (question == null) {
                Compact.writeNumber(message.memberNo, out);
            } else {
                Compact.writeText(question.objectId, out);
                question.stamp.write(out);
            }
        }

        @Override
        public Message read(int version, long timeMillis, DataInput in) throws IOException {
            int flags = in.readByte();
            String replyTo = Compact.readText(in);
            if ((flags & QUESTION) == 0) {
                return new Message(timeMillis, Compact.readNumber(in), replyTo, null);
            }
            String objectId = Compact.readText(in);
            Stamp stamp = Stamp.read(in);
            return new Message(
                    timeMillis, stamp.memberNo(), replyTo, new Question(objectId, (flags & MENTIONED) != 0, stamp));
        }
    }
}
