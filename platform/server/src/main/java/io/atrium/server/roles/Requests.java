package io.atrium.server.roles;

import io.atrium.server.failure.FieldError;
import io.atrium.server.failure.RequestFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bodies of requests. Each is checked as a whole, and all that is wrong is said at once. */
final class Requests {
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_USER = 200;
    private static final Duration LONGEST_TIME = Duration.ofDays(3660);
    private static final Pattern ROLE_ID = Pattern.compile("[a-z][a-z0-9-]{1,40}");

    private Requests() {}

    /**
     * A grant, or for a delegation all but the role.
     *
     * @param user the external id of the member
     * @param department its number; absent for the whole organization, in a delegation for all that one has
     */
    record ToGrant(
            @Nullable String role,
            @Nullable String user,
            @Nullable Integer department,
            @Nullable Instant expiresAt,
            @Nullable String reason) {

        Checked checked(Instant now, String roleOfOriginal) {
            return new ToGrant(roleOfOriginal, user, department, expiresAt, reason).checked(now);
        }

        Checked checked(Instant now) {
            Faults faults = new Faults();
            Instant end = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MILLIS);
            if (end != null && !end.isAfter(now)) {
                faults.add("expiresAt", "past", "The end must be in the future.");
            } else if (end != null && end.isAfter(now.plus(LONGEST_TIME))) {
                faults.add("expiresAt", "too-long", "At most ten years. Leave the end out if none is known.");
            }
            Checked checked = new Checked(
                    faults.text("role", role, LONGEST_USER),
                    faults.text("user", user, LONGEST_USER),
                    department,
                    end,
                    faults.text("reason", reason, LONGEST_REASON));
            faults.none();
            return checked;
        }
    }

    /** A grant whose values can be. */
    record Checked(
            String role,
            String user,
            @Nullable Integer department,
            @Nullable Instant expiresAt,
            String reason) {}

    /** Why something is revoked. */
    record ToRevoke(@Nullable String reason) {
        String checked() {
            Faults faults = new Faults();
            String text = faults.text("reason", reason, LONGEST_REASON);
            faults.none();
            return text;
        }
    }

    /**
     * A role of the organization's own.
     *
     * @param id when it is made; later it stands in the path
     * @param version that was seen, when it is changed
     */
    record ToSave(
            @Nullable String id,
            @Nullable NameBody name,
            @Nullable List<String> permissions,
            @Nullable Long version) {

        record NameBody(@Nullable String zh, @Nullable String en) {}

        Role checked(String roleId, long newVersion, Instant now, String by) {
            Faults faults = new Faults();
            if (!ROLE_ID.matcher(roleId).matches()) {
                faults.add("id", "malformed", "A letter, then 1 to 40 lower-case letters, digits or hyphens.");
            }
            Role.Names names = new Role.Names(
                    faults.text("name.zh", name == null ? null : name.zh(), LONGEST_NAME),
                    faults.text("name.en", name == null ? null : name.en(), LONGEST_NAME));
            List<String> wanted = permissions == null ? List.of() : List.copyOf(new TreeSet<>(permissions));
            if (wanted.isEmpty()) {
                faults.add("permissions", "required", "Choose at least one permission.");
            }
            wanted.stream()
                    .filter(permission -> !Catalogue.contains(permission))
                    .forEach(permission -> faults.add(
                            "permissions", "not-grantable", "\"" + permission + "\" cannot be put into a role."));
            if (Catalogue.scoping(wanted).isEmpty()) {
                faults.add(
                        "permissions",
                        "scopes-differ",
                        "Some of these are only granted for a department, others only for the whole organization. Make two roles.");
            }
            faults.none();
            return Role.custom(roleId, names, wanted, newVersion, now, by);
        }
    }

    /** What is wrong with a body. */
    private static final class Faults {
        private final List<FieldError> errors = new ArrayList<>();

        private void add(String field, String code, String message) {
            errors.add(FieldError.of(field, code, message));
        }

        private String text(String field, @Nullable String text, int longest) {
            String stripped = text == null ? "" : text.strip();
            if (stripped.isEmpty()) {
                add(field, "required", "This is needed.");
            } else if (stripped.length() > longest || stripped.indexOf('\0') >= 0) {
                add(field, "too-long", "At most " + longest + " characters.");
            }
            return stripped;
        }

        private void none() {
            if (!errors.isEmpty()) {
                String what = errors.size() == 1
                        ? errors.get(0).field() + ": " + errors.get(0).message()
                        : errors.size() + " values cannot be accepted.";
                throw new RequestFailure.Invalid(what, errors).exception();
            }
        }
    }
}
