package io.atrium.server.roles;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The permissions that roles of an organization may be made of. What is not in here only system roles have. */
final class Catalogue {
    /** To grant, within a department: who may grant everywhere is an administrator. */
    static final String GRANT = "roles:grant";

    private static final Map<String, Scoping> PERMISSIONS = new LinkedHashMap<>();

    static {
        PERMISSIONS.put("insights:read", Scoping.OPTIONAL);
        PERMISSIONS.put("health:read", Scoping.NONE);
        PERMISSIONS.put("health:check", Scoping.NONE);
        PERMISSIONS.put("directory:read", Scoping.NONE);
        PERMISSIONS.put("directory:import", Scoping.NONE);
        PERMISSIONS.put("dead-letters:read", Scoping.NONE);
        PERMISSIONS.put("dead-letters:replay", Scoping.NONE);
        PERMISSIONS.put("settings:read", Scoping.NONE);
        PERMISSIONS.put("settings:write", Scoping.NONE);
        PERMISSIONS.put("groups:read", Scoping.NONE);
        PERMISSIONS.put("groups:metrics", Scoping.NONE);
        PERMISSIONS.put("goals:read", Scoping.NONE);
        PERMISSIONS.put("goals:write", Scoping.NONE);
        PERMISSIONS.put("roles:read", Scoping.NONE);
        PERMISSIONS.put(GRANT, Scoping.REQUIRED);
        PERMISSIONS.put("audit:read", Scoping.NONE);
        PERMISSIONS.put("audit:export", Scoping.NONE);
        PERMISSIONS.put("audit:verify", Scoping.NONE);
    }

    private Catalogue() {}

    /** A permission and whether it can be limited to a department. */
    record Entry(String permission, Scoping scope) {}

    static List<Entry> entries() {
        return PERMISSIONS.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    static boolean contains(String permission) {
        return PERMISSIONS.containsKey(permission);
    }

    /** How a role of these permissions is granted; empty when no grant could be right for all of them. */
    static Optional<Scoping> scoping(Collection<String> permissions) {
        Set<Scoping> each = permissions.stream().map(Catalogue::of).collect(Collectors.toSet());
        if (each.contains(Scoping.NONE) && each.contains(Scoping.REQUIRED)) {
            return Optional.empty();
        }
        each.remove(Scoping.OPTIONAL);
        return Optional.of(each.stream().findFirst().orElse(Scoping.OPTIONAL));
    }

    /**
     * The permissions that a grant gives. What does not fit the grant gives nothing.
     *
     * @param departments the department and all below it, null for the whole organization
     */
    static Set<String> granted(Collection<String> permissions, @Nullable Set<Integer> departments) {
        Set<String> granted = new TreeSet<>();
        for (String permission : permissions) {
            Scoping scoping = of(permission);
            if (departments == null && scoping != Scoping.REQUIRED) {
                granted.add(permission);
            } else if (departments != null && scoping != Scoping.NONE && !departments.isEmpty()) {
                granted.add(permission + ":"
                        + departments.stream()
                                .sorted()
                                .map(Catalogue::department)
                                .collect(Collectors.joining(",")));
            }
        }
        return granted;
    }

    /** The part of a permission that names a department. */
    static String department(int no) {
        return "dept-" + no;
    }

    private static Scoping of(String permission) {
        return PERMISSIONS.getOrDefault(permission, Scoping.NONE);
    }
}
