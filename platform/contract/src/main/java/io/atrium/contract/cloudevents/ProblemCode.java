package io.atrium.contract.cloudevents;

/** Why an event is refused. The codes are stable. */
public enum ProblemCode {
    /** A required attribute or field is absent. */
    REQUIRED("required"),
    /** The value has another JSON type than the field. */
    WRONG_TYPE("wrong-type"),
    /** The value is empty or blank. */
    EMPTY("empty"),
    /** The text or list is too long. */
    TOO_LONG("too-long"),
    /** The number or time is outside of its range. */
    OUT_OF_RANGE("out-of-range"),
    /** The text has another format than the field. */
    BAD_FORMAT("bad-format"),
    /** The value is not one of those that the type allows. */
    UNKNOWN_VALUE("unknown-value"),
    /** The type is not in the catalogue. */
    UNKNOWN_TYPE("unknown-type"),
    /** The attribute or field does not belong to the type. */
    UNKNOWN_FIELD("unknown-field"),
    /** The directory knows no such member at the event's time. */
    UNKNOWN_MEMBER("unknown-member"),
    /** The time is too far ahead of the server's clock. */
    TOO_FAR_IN_FUTURE("too-far-in-future"),
    /** The organization's retention has removed that day, and takes nothing for it any more. */
    DAY_CLOSED("day-closed"),
    /** The client may not send this type. */
    NOT_GRANTED("not-granted");

    private final String code;

    ProblemCode(String code) {
        this.code = code;
    }

    /** The stable code. */
    public String code() {
        return code;
    }
}
