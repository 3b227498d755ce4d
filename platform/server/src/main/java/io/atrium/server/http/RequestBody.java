package io.atrium.server.http;

import io.atrium.server.failure.RequestFailure;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The bytes of a request, never more than a route wants, counted after decompression. */
public final class RequestBody {
    private RequestBody() {}

    /**
     * All bytes of the body; {@code Content-Encoding: gzip} is undone.
     *
     * @param limitBytes more is refused, before it is held in memory
     */
    public static byte[] read(Context context, long limitBytes) {
        if (context.req().getContentLengthLong() > limitBytes) {
            throw new RequestFailure.TooLarge(limitBytes).exception();
        }
        try (InputStream body =
                decoded(context.header("Content-Encoding"), context.req().getInputStream())) {
            byte[] bytes = body.readNBytes(Math.toIntExact(limitBytes + 1));
            if (bytes.length > limitBytes) {
                throw new RequestFailure.TooLarge(limitBytes).exception();
            }
            return bytes;
        } catch (ZipException e) {
            throw new RequestFailure.Unreadable("The body says gzip and is not: " + e.getMessage() + ".").exception(e);
        } catch (IOException e) {
            throw new RequestFailure.Unreadable("The body could not be read to its end.").exception(e);
        }
    }

    private static InputStream decoded(@Nullable String encoding, InputStream body) throws IOException {
        return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip" -> new GZIPInputStream(body, 64 * 1024);
            default ->
                throw new RequestFailure.UnsupportedMediaType(
                                "Content-Encoding '" + encoding + "' is not understood; send gzip or none.")
                        .exception();
        };
    }
}
