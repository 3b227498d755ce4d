package io.atrium.installer.oci;

/**
 * A layer as it is stored.
 *
 * @param part what is in it
 * @param mediaType how it is compressed
 * @param sha256 of the stored bytes
 * @param size of the stored bytes
 * @param diffSha256 of the tar before compression
 */
public record Layer(String part, String mediaType, String sha256, long size, String diffSha256) {}
