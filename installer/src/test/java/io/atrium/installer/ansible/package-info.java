/** The collection in {@code ansible/}: what of it can be checked without a host. */
@org.jspecify.annotations.NullMarked
package io.atrium.installer.ansible;
