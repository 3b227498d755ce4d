package io.atrium.server.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.shiro.authz.Permission;
import org.apache.shiro.authz.permission.WildcardPermission;

/** Duties that nobody has both of. Asked when something is granted, and again at every judgement. */
public enum Separation {
    /** Who administers is not who checks. */
    ADMINISTRATION_AND_AUDIT(Duty.ADMINISTER, Duty.AUDIT),
    /** Who administers reads no messages and resolves no pseudonyms. */
    ADMINISTRATION_AND_DISCLOSURE(Duty.ADMINISTER, Duty.DISCLOSE);

    private final Duty kept;
    private final Duty withheld;

    Separation(Duty kept, Duty withheld) {
        this.kept = kept;
        this.withheld = withheld;
    }

    /** Stable, such as {@code administration-and-audit}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rules that permissions in one hand would break. */
    public static List<Separation> broken(Collection<String> permissions) {
        return broken(Duty.of(permissions.stream()
                .map(permission -> new WildcardPermission(permission, true))
                .toList()));
    }

    static List<Separation> broken(Set<Duty> duties) {
        return Arrays.stream(values())
                .filter(rule -> duties.contains(rule.kept) && duties.contains(rule.withheld))
                .toList();
    }

    /** What remains of permissions that break a rule: the administration. An organization without it could not mend the fault. */
    static List<Permission> kept(List<Permission> permissions, Set<Duty> duties) {
        Set<Duty> withheld = EnumSet.noneOf(Duty.class);
        broken(duties).forEach(rule -> withheld.add(rule.withheld));
        List<Permission> kept = new ArrayList<>(permissions);
        // A wildcard may give more duties than one; in doubt it goes as a whole.
        kept.removeIf(permission -> withheld.stream().anyMatch(duty -> duty.isTouchedBy(permission)));
        return kept;
    }
}
