package io.atrium.jobs.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The fields of a payload's hash. The names are part of every hash that was ever written: they never change. */
enum HashedField {
    TYPE("type"),
    TIME("time"),
    SUBJECT("subject"),
    MEMBER("member"),
    DEVICE("device"),
    PLATFORM("platform"),
    CLIENT_VERSION("clientVersion"),
    SESSION("session"),
    OBJECT_TYPE("objectType"),
    OBJECT_ID("objectId"),
    PAGE("page"),
    ACTION("action"),
    FEATURE("feature"),
    APP("app"),
    QUERY_KIND("queryKind"),
    RESULT_COUNT("resultCount"),
    DURATION_SECONDS("durationSeconds"),
    CHANNEL("channel"),
    CONVERSATION("conversation"),
    CONVERSATION_KIND("conversationKind"),
    AUDIENCE_SIZE("audienceSize"),
    MENTION_COUNT("mentionCount"),
    LINK_COUNT("linkCount"),
    ATTACHMENT_COUNT("attachmentCount"),
    REPLY_TO("replyTo"),
    REACTION("reaction"),
    EXTERNAL("external"),
    RESPONSE("response"),
    SHARE_KIND("shareKind"),
    WORKSPACE("workspace"),
    MEETING("meeting"),
    TEMPLATE("template"),
    START_TIME("startTime"),
    END_TIME("endTime"),
    DUE_TIME("dueTime"),
    CREATED_TIME("createdTime"),
    RECORDED("recorded"),
    RECIPIENT("recipient"),
    PROCESS("process"),
    INSTANCE("instance"),
    TASK("task"),
    ACTIVITY("activity"),
    ROLE("role"),
    RESUBMISSION_OF("resubmissionOf"),
    RESULT("result"),
    FORM("form"),
    CONNECTOR("connector"),
    FAILURE_CODE("failureCode"),
    SYSTEM("system"),
    ENTITY("entity"),
    STAGE("stage"),
    PREVIOUS_STAGE("previousStage"),
    CURRENCY("currency"),
    DIRECTION("direction"),
    SCHEDULED("scheduled");

    @SuppressWarnings("ImmutableEnumChecker") // never handed out but to be read
    private final byte[] framedName;

    HashedField(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        framedName = ByteBuffer.allocate(Long.BYTES + utf8.length)
                .putLong(utf8.length)
                .put(utf8)
                .array();
    }

    /** The name as it is hashed: its length in eight bytes, big-endian, then its UTF-8; not to be changed. */
    byte[] framedName() {
        return framedName;
    }
}
