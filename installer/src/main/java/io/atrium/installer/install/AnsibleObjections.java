package io.atrium.installer.install;

import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the collection cannot do with a site, each in a sentence with a remedy: nothing of a site file is left out in silence. */
final class AnsibleObjections {

    /** Roles whose folder the collection has a variable for. */
    private static final Set<Role> MOVABLE = Set.of(Role.SERVER, Role.FLINK);

    private final Installation site;
    private final List<String> objections = new ArrayList<>();

    private AnsibleObjections(Installation site) {
        this.site = site;
    }

    static List<String> of(Installation site) {
        AnsibleObjections all = new AnsibleObjections(site);
        all.components();
        all.roles();
        all.address();
        all.directories();
        return List.copyOf(all.objections);
    }

    private void components() {
        for (Role role : Role.values()) {
            if (site.components().of(role).map(Installation.Component::external).orElse(false)) {
                objections.add("components." + role.id()
                        + " is external: the collection installs bundled components only. Set mode to bundled.");
            }
        }
    }

    private void roles() {
        for (Role role : List.of(Role.POSTGRESQL, Role.CLICKHOUSE, Role.KEYCLOAK)) {
            if (site.with(role).size() > 1) {
                objections.add("hosts: more than one has the role " + role.id()
                        + ", and the collection knows one. Leave it to one host.");
            }
        }
        if (site.with(Role.KAFKA).size() % 2 == 0) {
            objections.add("hosts: " + site.with(Role.KAFKA).size() + " have the role kafka. Give it to 1, 3 or 5.");
        }
        if (site.with(Role.FLINK).size() > 1) {
            objections.add(
                    "hosts: more than one has the role flink, and they would have to share a file system for its state,"
                            + " which a site file cannot say. Leave it to one host.");
        }
    }

    private void address() {
        if (!"https".equals(site.publicUrl().getScheme())) {
            objections.add("publicUrl begins with http, and the public address speaks TLS only. Begin it with https.");
        }
    }

    private void directories() {
        if (site.directories().program() != null
                && !site.directories().programs().equals(AnsibleVariables.PROGRAMS)) {
            objections.add("directories.program is " + site.directories().programs()
                    + ", and the collection keeps programs in " + AnsibleVariables.PROGRAMS
                    + ". Remove the key, and mount a disk there if they need one of their own.");
        }
        site.directories().named().forEach((role, folder) -> {
            if (!MOVABLE.contains(role)) {
                objections.add("directories." + role.id() + " is " + folder + ", and the collection keeps it in "
                        + AnsibleVariables.DATA.resolve(role.id())
                        + ". Remove the key, and mount the disk there.");
            }
        });
    }
}
