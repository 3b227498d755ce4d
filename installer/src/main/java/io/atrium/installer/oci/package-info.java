/**
 * Container images without a container engine: which images there are ({@code ImageCatalogue}, the one place), and their form by the OCI
 * image specification. Knows nothing of bundles.
 */
@NullMarked
package io.atrium.installer.oci;

import org.jspecify.annotations.NullMarked;
