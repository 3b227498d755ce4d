package io.atrium.server.tenants;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Whether people of a tenant sign in with an authenticator's codes beside their password. */
enum OneTimeCodes {
    OFF,
    OPTIONAL,
    REQUIRED;

    @JsonValue
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static OneTimeCodes ofStored(String stored) {
        return Arrays.stream(values())
                .filter(value -> value.stored().equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Send off, optional or required."));
    }
}
