package io.atrium.installer.preflight;

import java.io.IOException;
import java.util.List;

/** Looks at one concern. */
interface Check {

    /** What its findings speak of first; for a check that breaks. */
    Item item();

    /** What it sees; nothing when the site has nothing of the kind. */
    List<Finding> look(Subject subject) throws IOException, InterruptedException;
}
