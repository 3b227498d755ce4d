package io.atrium.server.branding;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A logo that this server has drawn itself: nothing of the file that was sent is left in it but what can be seen. */
final class Logo {
    /** The largest file that is looked at. */
    static final int MAX_BYTES = 1 << 20;

    /** Twice what a page shows, for dense screens. */
    static final int MAX_WIDTH = 480;

    static final int MAX_HEIGHT = 96;

    private static final int MAX_SIDE = 4096;
    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    private final byte[] png;
    private final String digest;

    private Logo(byte[] png) {
        this.png = png;
        this.digest = sha256(png);
    }

    /** The PNG file. */
    byte[] png() {
        return png.clone();
    }

    /** SHA-256 of the file, in hex. */
    String digest() {
        return digest;
    }

    /** Decodes a PNG or JPEG file and makes it small enough. The size is read before anything is decoded. */
    static Logo of(byte[] file) {
        BufferedImage drawn = draw(decode(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(drawn, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory", e);
        }
        return new Logo(out.toByteArray());
    }

    private static BufferedImage decode(byte[] file) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new BrandingFailure.NoPicture("is neither PNG nor JPEG").exception();
            }
            ImageReader reader = readers.next();
            try {
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    throw new BrandingFailure.NoPicture("is neither PNG nor JPEG").exception();
                }
                reader.setInput(input, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width > MAX_SIDE || height > MAX_SIDE) {
                    throw new BrandingFailure.NoPicture(
                                    "has " + width + " by " + height + " pixels, more than " + MAX_SIDE + " on a side")
                            .exception();
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // What the readers throw for files that begin well and go on badly.
            throw new BrandingFailure.NoPicture("cannot be decoded: " + e.getMessage()).exception(e);
        }
    }

    private static BufferedImage draw(BufferedImage picture) {
        double scale = Math.min(
                1, Math.min((double) MAX_WIDTH / picture.getWidth(), (double) MAX_HEIGHT / picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.drawImage(picture, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
