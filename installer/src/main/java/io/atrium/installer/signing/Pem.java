package io.atrium.installer.signing;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A labelled block of base64. */
enum Pem {
    PRIVATE_KEY("PRIVATE KEY"),
    PUBLIC_KEY("PUBLIC KEY");

    private final String label;
    private final Pattern block;

    Pem(String label) {
        this.label = label;
        this.block = Pattern.compile("-----BEGIN " + label + "-----([^-]+)-----END " + label + "-----");
    }

    String wrap(byte[] encoded) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + label
                + "-----\n";
    }

    byte[] unwrap(String text) {
        Matcher matcher = block.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("there is no " + label + " in it");
        }
        return Base64.getMimeDecoder().decode(matcher.group(1));
    }
}
