package io.atrium.installer.preflight;

import io.atrium.installer.tls.PemFiles;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** HTTP as the checks speak it. */
final class Web {

    private Web() {}

    /** A client that believes Java's authorities, or those in a file alone. */
    static HttpClient client(@Nullable Path caFile, Duration patience) throws IOException {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(patience);
        return caFile == null
                ? builder.build()
                : builder.sslContext(PemFiles.trusting(caFile)).build();
    }

    /** A failure in words. */
    static String said(Exception failure) {
        if (failure instanceof ConnectException) {
            return "no connection";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage().lines().findFirst().orElse("");
    }
}
