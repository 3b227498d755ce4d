package io.atrium.server.config;

import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks for the constructors of configuration records. */
final class Require {
    private Require() {}

    static <T> T present(String key, @Nullable T value) {
        if (value == null) {
            throw new InvalidValueException(key, "is missing");
        }
        return value;
    }

    static String text(String key, @Nullable String value) {
        String present = present(key, value);
        if (present.isBlank()) {
            throw new InvalidValueException(key, "is empty");
        }
        return present;
    }

    static int port(String key, @Nullable Integer value) {
        int port = present(key, value);
        if (port < 0 || port > 65_535) {
            throw new InvalidValueException(key, "is " + port + ", not a port (0 to 65535)");
        }
        return port;
    }

    /** An absolute http or https URL without query; a trailing slash is removed. */
    static URI url(String key, @Nullable URI value) {
        URI url = present(key, value);
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new InvalidValueException(key, "is '" + url + "', not an http(s) URL like https://host:port");
        }
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    static String matching(String key, @Nullable String value, Pattern pattern) {
        String present = text(key, value);
        if (!pattern.matcher(present).matches()) {
            throw new InvalidValueException(key, "is '" + present + "', which does not match " + pattern);
        }
        return present;
    }

    static ZoneId zone(String key, @Nullable String value) {
        String name = text(key, value);
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InvalidValueException(key, "is '" + name + "', not a time zone like Asia/Shanghai");
        }
    }
}
