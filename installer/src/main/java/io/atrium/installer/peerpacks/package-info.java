/**
 * {@code atrium peer-packs}: figures of comparable organizations as signed files. Publishers sign them, operators verify them without any server
 * and import them through the public HTTP API, as the service account {@code atrium-platform}. Nothing is fetched.
 */
@NullMarked
package io.atrium.installer.peerpacks;

import org.jspecify.annotations.NullMarked;
