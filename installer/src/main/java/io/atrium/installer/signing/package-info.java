/**
 * Ed25519 as the whole house uses it: keys in PEM (PKCS#8 and X.509, both halves in the private file, the public one again beside it), a
 * key known by the SHA-256 of its public half. What is signed here can be checked with {@code openssl pkeyutl -verify -rawin} too.
 */
@NullMarked
package io.atrium.installer.signing;

import org.jspecify.annotations.NullMarked;
