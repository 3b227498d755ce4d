/**
 * The container images of a bundle, taken to where they are run from: a file that containerd, Podman or Docker imports, or a registry.
 */
@NullMarked
package io.atrium.installer.images;

import org.jspecify.annotations.NullMarked;
