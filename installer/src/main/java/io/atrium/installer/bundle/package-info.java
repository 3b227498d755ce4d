/**
 * The signed bundle: one file with everything that an installation needs, made on a connected machine, carried to one that is not.
 *
 * <p>The file is a plain tar of regular files, written in one way only: {@code manifest.json}, {@code manifest.sig}, the program
 * {@code atrium} with its class path and its Java, then the parts. The reader refuses every header that the writer would not have
 * written, so nothing can hide between entries. The manifest names every entry, and every file within every part, with size, mode
 * and SHA-256; the signature is Ed25519 over the manifest's bytes. What a bundle holds is said in one place, {@code PartCatalogue}.
 */
@NullMarked
package io.atrium.installer.bundle;

import org.jspecify.annotations.NullMarked;
