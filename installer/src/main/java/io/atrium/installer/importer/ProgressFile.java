package io.atrium.installer.importer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far an import came, so that the same command goes on after it was interrupted. */
final class ProgressFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    /**
     * Progress of one file for one tenant.
     *
     * @param folder where progress is kept
     * @param checksum of the file: a changed file begins anew
     */
    ProgressFile(Path folder, String tenant, String checksum) {
        this.file = folder.resolve(tenant + "-" + checksum.substring(0, 16) + ".json");
    }

    /**
     * What was acknowledged.
     *
     * @param rows how many rows from the beginning of the file are done
     * @param accepted how many of them the gateway accepted
     * @param rejected how many it or we did not
     */
    record Progress(long rows, long accepted, long rejected) {

        Progress {
            if (rows < accepted + rejected) {
                throw new IllegalArgumentException("more outcomes than rows");
            }
        }

        static Progress none() {
            return new Progress(0, 0, 0);
        }
    }

    Progress read() throws IOException {
        return Files.exists(file) ? JSON.readValue(file.toFile(), Progress.class) : Progress.none();
    }

    void write(Progress progress) throws IOException {
        Home.write(file, JSON.writeValueAsString(progress) + "\n");
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
