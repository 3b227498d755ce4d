package io.atrium.installer.install;

import io.atrium.installer.site.Installation;
import java.util.ArrayList;
import java.util.List;

/** Sections of a site file that no installation sets, in sentences that say what they are for and who sets it instead. */
final class SiteNotes {

    private SiteNotes() {}

    static List<String> of(Installation site) {
        List<String> notes = new ArrayList<>();
        Installation.Ldap ldap = site.ldap();
        if (ldap != null) {
            notes.add(
                    "ldap: organizations may connect to " + ldap.url().getAuthority()
                            + ". Which of them signs in with it is set in its console (Sign-in), with the account and the password.");
        }
        Installation.Smtp smtp = site.smtp();
        if (smtp != null) {
            notes.add("smtp: atrium preflight tries " + smtp.host()
                    + ". Each organization enters its mail server in its console (Settings).");
        }
        Installation.Ntp ntp = site.ntp();
        if (ntp != null) {
            notes.add("ntp: atrium preflight compares clocks with " + String.join(", ", ntp.servers())
                    + ". Setting them is up to whoever runs the machines.");
        }
        return List.copyOf(notes);
    }
}
