package io.atrium.installer.oci;

import java.util.List;

/**
 * An image before it is made.
 *
 * @param name without a registry and without a tag
 * @param title one line on what it runs
 * @param layers names of the parts that are its layers, lowest first
 * @param environment {@code NAME=value}
 * @param command arguments of the entry point unless others are given
 * @param volumes folders that must be writable; everything else may be mounted read-only
 */
public record ImageDefinition(
        String name,
        String title,
        List<String> layers,
        List<String> environment,
        List<String> entrypoint,
        List<String> command,
        List<Integer> ports,
        List<String> volumes) {

    /** The account that every image runs as; it owns nothing. */
    public static final String USER = "10001:10001";

    public ImageDefinition {
        layers = List.copyOf(layers);
        environment = List.copyOf(environment);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
    }
}
