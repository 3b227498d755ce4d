package io.atrium.installer.bundle;

/**
 * A piece of software, as a bill of materials names it.
 *
 * @param purl package URL; empty when it has none
 * @param sha256 of its file; empty when only its name is known
 * @param licence SPDX identifiers or the source's own words; empty when unknown
 */
public record SoftwareComponent(String name, String version, String purl, String sha256, String licence) {

    /** What tells it from others. */
    String reference() {
        return purl.isEmpty() ? name + "@" + version : purl;
    }
}
