package io.atrium.server.http;

import io.atrium.server.failure.FailureException;
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
    /** How much of a refused body is read all the same: a client that is still sending would see a cut connection instead of the answer. */
    private static final long DRAINED_BYTES = 32L << 20;

    private RequestBody() {}

    /**
     * All bytes of the body; {@code Content-Encoding: gzip} is undone.
     *
     * @param limitBytes more is refused, before it is held in memory
     */
    public static byte[] read(Context context, long limitBytes) {
        try (InputStream sent = context.req().getInputStream();
                InputStream body = decoded(context.header("Content-Encoding"), sent)) {
            if (context.req().getContentLengthLong() > limitBytes) {
                throw tooLarge(sent, limitBytes);
            }
            byte[] bytes = body.readNBytes(Math.toIntExact(limitBytes + 1));
            if (bytes.length > limitBytes) {
                throw tooLarge(sent, limitBytes);
            }
            return bytes;
        } catch (ZipException e) {
            throw new RequestFailure.Unreadable("The body says gzip and is not: " + e.getMessage() + ".").exception(e);
        } catch (IOException e) {
            throw new RequestFailure.Unreadable("The body could not be read to its end.").exception(e);
        }
    }

    private static FailureException tooLarge(InputStream sent, long limitBytes) throws IOException {
        byte[] waste = new byte[64 * 1024];
        long drained = 0;
        for (int read = 0; read >= 0 && drained < DRAINED_BYTES; drained += read) {
            read = sent.read(waste);
        }
        return new RequestFailure.TooLarge(limitBytes).exception();
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
