package io.atrium.server.branding;

import java.util.Locale;
import java.util.regex.Pattern;

/** A colour for buttons and links. */
final class Accent {
    /** WCAG 2.2, success criterion 1.4.3, for text of usual size. */
    private static final double LEAST_CONTRAST = 4.5;

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int RED = 16;
    private static final int GREEN = 8;
    private static final int BLUE = 0;
    private static final int CHANNEL = 0xff;

    private Accent() {}

    /** The colour in small letters, once it is one that white text can stand on. */
    static String check(String colour) {
        if (!HEX.matcher(colour).matches()) {
            throw new BrandingFailure.NoColour(colour).exception();
        }
        double contrast = contrastWithWhite(Integer.parseInt(colour.substring(1), 16));
        if (contrast < LEAST_CONTRAST) {
            throw new BrandingFailure.TooLight(contrast).exception();
        }
        return colour.toLowerCase(Locale.ROOT);
    }

    /** From 1 (white) to 21 (black), as WCAG 2.2 defines contrast ratio. */
    static double contrastWithWhite(int rgb) {
        double luminance =
                0.2126 * channel(rgb >> RED) + 0.7152 * channel(rgb >> GREEN) + 0.0722 * channel(rgb >> BLUE);
        return 1.05 / (luminance + 0.05);
    }

    private static double channel(int shifted) {
        double value = (shifted & CHANNEL) / (double) CHANNEL;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
