package io.atrium.server.tenants;

import io.atrium.server.config.TenantId;
import io.atrium.server.failure.FieldError;
import io.atrium.server.failure.RequestFailure;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that somebody asks for, checked.
 *
 * @param timeZone an IANA zone
 * @param locale {@code zh-CN} or {@code en}
 */
record NewTenant(
        String id,
        Tenant.Names name,
        String timeZone,
        String locale,
        Administrator administrator,
        OneTimeCodes oneTimeCodes,
        Quotas quotas) {

    /** The first administrator. */
    record Administrator(String username, String email, String firstName, String lastName) {}

    /** The body as it comes; everything may be missing. */
    record Body(
            @Nullable String id,
            @Nullable Name name,
            @Nullable String timeZone,
            @Nullable String locale,
            @Nullable Person administrator,
            @Nullable OneTimeCodes oneTimeCodes,
            @Nullable Limits quotas) {
        /** Checks it; all faults are told at once. */
        NewTenant checked() {
            return new Check().body(this);
        }
    }

    record Name(@Nullable String zh, @Nullable String en) {}

    record Person(
            @Nullable String username,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName) {}

    /** What is missing has its default. */
    record Limits(
            @Nullable Integer members,
            @Nullable Integer eventsPerSecond,
            @Nullable Long storageBytes) {}

    /** Collects the faults of one body. */
    private static final class Check {
        private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[A-Za-z0-9.-]{1,190}");
        private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
        private static final int LONGEST_TEXT = 100;

        private final List<FieldError> errors = new ArrayList<>();

        NewTenant body(Body body) {
            Name name = body.name() == null ? new Name(null, null) : body.name();
            String id = id(body.id());
            Tenant.Names names = new Tenant.Names(text("name.zh", name.zh()), text("name.en", name.en()));
            String zone = zone(body.timeZone());
            String locale = locale(body.locale());
            Administrator administrator = administrator(body.administrator());
            Quotas quotas = quotas(body.quotas());
            if (!errors.isEmpty()) {
                throw new RequestFailure.Invalid("The tenant cannot be created as described.", errors).exception();
            }
            return new NewTenant(
                    id,
                    names,
                    zone,
                    locale,
                    administrator,
                    body.oneTimeCodes() == null ? OneTimeCodes.OPTIONAL : body.oneTimeCodes(),
                    quotas);
        }

        private String id(@Nullable String id) {
            if (id == null || !TenantId.isValid(id)) {
                error(
                        "id",
                        "bad-id",
                        "Use 2 to 31 small letters, digits and dashes, a letter first; 'master' and 'platform' are taken.");
                return "";
            }
            return id;
        }

        private String text(String field, @Nullable String text) {
            if (text == null || text.isBlank() || text.strip().length() > LONGEST_TEXT) {
                error(field, "bad-text", "Send 1 to " + LONGEST_TEXT + " characters.");
                return "";
            }
            return text.strip();
        }

        private String zone(@Nullable String zone) {
            if (zone == null || !ZoneId.getAvailableZoneIds().contains(zone)) {
                error("timeZone", "bad-time-zone", "Send an IANA time zone such as Asia/Shanghai.");
                return "";
            }
            try {
                return ZoneId.of(zone).getId();
            } catch (DateTimeException e) {
                error("timeZone", "bad-time-zone", "This server does not know the rules of this zone.");
                return "";
            }
        }

        private String locale(@Nullable String locale) {
            if (locale != null && (locale.equals("zh-CN") || locale.equals("en"))) {
                return locale;
            }
            error("locale", "bad-locale", "Send zh-CN or en.");
            return "";
        }

        private Administrator administrator(@Nullable Person person) {
            Person given = person == null ? new Person(null, null, null, null) : person;
            String username = given.username() == null ? "admin" : given.username();
            if (!USERNAME.matcher(username).matches()) {
                error(
                        "administrator.username",
                        "bad-username",
                        "Use small letters, digits, dots, dashes and underscores, a letter or digit first.");
            }
            String email = given.email() == null ? "" : given.email().strip();
            if (!EMAIL.matcher(email).matches()) {
                error("administrator.email", "bad-email", "Send an address such as admin@example.com.");
            }
            return new Administrator(
                    username,
                    email,
                    text("administrator.firstName", given.firstName()),
                    text("administrator.lastName", given.lastName()));
        }

        private Quotas quotas(@Nullable Limits limits) {
            Quotas usual = Quotas.DEFAULT;
            if (limits == null) {
                return usual;
            }
            return new Quotas(
                    (int) positive("quotas.members", limits.members(), usual.members()),
                    (int) positive("quotas.eventsPerSecond", limits.eventsPerSecond(), usual.eventsPerSecond()),
                    positive("quotas.storageBytes", limits.storageBytes(), usual.storageBytes()));
        }

        private long positive(String field, @Nullable Number value, long usual) {
            if (value == null) {
                return usual;
            }
            if (value.longValue() <= 0) {
                error(field, "bad-quota", "Send a number above 0.");
                return usual;
            }
            return value.longValue();
        }

        private void error(String field, String code, String message) {
            errors.add(FieldError.of(field, code, message));
        }
    }
}
