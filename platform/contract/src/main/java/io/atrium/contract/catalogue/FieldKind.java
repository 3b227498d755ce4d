package io.atrium.contract.catalogue;

/** What a field holds. */
public enum FieldKind {
    /** Text of limited length. */
    TEXT,
    /** One of listed values. */
    TOKEN,
    /** ISO 4217 currency: three capital letters. */
    CURRENCY,
    /** Whole number from 0 to 2147483647; 0 when absent. */
    COUNT,
    /** Whole seconds from 0 to 2147483647; 0 when absent. */
    SECONDS,
    /** True or false; false when absent. */
    FLAG,
    /** RFC 3339 date and time, kept in milliseconds. */
    TIME,
    /** Decimal number with up to 14 digits before and 4 after the point. */
    DECIMAL,
    /** External ids of members, resolved at the door. */
    MEMBERS
}
