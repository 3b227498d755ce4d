package io.atrium.installer.install;

import java.util.Locale;

/** What a run is for. */
public enum Operation {
    INSTALL,
    UPGRADE,
    ROLLBACK,
    UNINSTALL;

    /** The name on the command line and in the journal. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
