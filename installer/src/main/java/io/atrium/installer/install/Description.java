package io.atrium.installer.install;

import java.util.List;

/**
 * What a step is, for people and programs.
 *
 * @param id the name that does not change
 * @param change what it changes
 * @param hosts where
 * @param space bytes that it takes in addition, on the disk that it writes to
 */
record Description(
        String id,
        String change,
        List<String> hosts,
        Estimate time,
        Estimate space,
        Services services,
        Reversal reversal) {

    Description {
        hosts = List.copyOf(hosts);
    }
}
