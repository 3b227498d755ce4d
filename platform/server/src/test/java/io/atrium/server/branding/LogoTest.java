package io.atrium.server.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class LogoTest {
    private static final int TRANSPARENT_RED = 0x80ff0000;

    @Test
    void keepsASmallPictureWithItsTransparency() throws IOException {
        Logo logo = Logo.of(picture(100, 50, "png"));

        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(logo.png()));
        assertThat(drawn.getWidth()).isEqualTo(100);
        assertThat(drawn.getHeight()).isEqualTo(50);
        assertThat(drawn.getRGB(7, 7)).isEqualTo(TRANSPARENT_RED);
        assertThat(logo.digest()).hasSize(64).isEqualTo(Logo.of(logo.png()).digest());
    }

    @Test
    void makesALargeOneFit() throws IOException {
        BufferedImage wide = ImageIO.read(
                new ByteArrayInputStream(Logo.of(picture(4000, 400, "png")).png()));
        BufferedImage high = ImageIO.read(
                new ByteArrayInputStream(Logo.of(picture(400, 4000, "png")).png()));

        assertThat(wide.getWidth()).isEqualTo(Logo.MAX_WIDTH);
        assertThat(wide.getHeight()).isEqualTo(48);
        assertThat(high.getHeight()).isEqualTo(Logo.MAX_HEIGHT);
        assertThat(high.getWidth()).isEqualTo(10);
    }

    @Test
    void nothingBehindThePictureIsKept() throws IOException {
        byte[] picture = picture(20, 20, "png");
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] polyglot = Arrays.copyOf(picture, picture.length + script.length);
        System.arraycopy(script, 0, polyglot, picture.length, script.length);

        assertThat(new String(Logo.of(polyglot).png(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @Test
    void refusesAPictureThatWouldFillTheMemoryBeforeDecodingIt() throws IOException {
        byte[] bomb = picture(20, 20, "png");
        // Width and height stand at byte 16 of a PNG file.
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);

        assertThatThrownBy(() -> Logo.of(bomb)).hasMessageContaining("60000 by 60000 pixels");
    }

    @Test
    void refusesWhatIsNoPicture() throws IOException {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(picture(200, 200, "png"), 60);

        assertThatThrownBy(() -> Logo.of(svg)).hasMessageContaining("neither PNG nor JPEG");
        assertThatThrownBy(() -> Logo.of(new byte[0])).hasMessageContaining("neither PNG nor JPEG");
        assertThatThrownBy(() -> Logo.of(picture(10, 10, "bmp"))).hasMessageContaining("neither PNG nor JPEG");
        assertThatThrownBy(() -> Logo.of(cut)).hasMessageContaining("cannot be decoded");
    }

    private static byte[] picture(int width, int height, String format) throws IOException {
        boolean plain = format.equals("bmp");
        BufferedImage image =
                new BufferedImage(width, height, plain ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, TRANSPARENT_RED);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }
}
