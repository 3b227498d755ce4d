package io.atrium.server.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How the connection to a mail server is protected. */
enum SmtpSecurity {
    NONE,
    STARTTLS,
    TLS;

    @JsonValue
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static SmtpSecurity ofStored(String stored) {
        return Arrays.stream(values())
                .filter(value -> value.stored().equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Choose one of none, starttls, tls."));
    }
}
