package io.atrium.contract;

/** Where somebody acted from. */
public enum Platform {
    UNKNOWN,
    DESKTOP,
    WEB,
    MOBILE,
    SERVER
}
