package io.atrium.jobs.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A small file system of its own in memory, which a proof can fill to the last byte. Only root can make one.
 *
 * @param folder where it is mounted
 */
public record Volume(Path folder) implements AutoCloseable {
    private static final String FILLER = "filler";
    private static final int BLOCK = 1 << 20;

    /** Whether this process may mount one. */
    public static boolean possible() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/bin/mount"));
    }

    /** Mounts one of so many MiB; the folder is made. */
    static Volume mount(Path folder, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + mebibytes + "m", "tmpfs", folder.toString());
        return new Volume(folder);
    }

    /** Takes all the space that is left, also what was freed since the last time. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out =
                Files.newOutputStream(folder.resolve(FILLER), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (long left = space(); left > 0; left = space()) {
                out.write(block, 0, (int) Math.min(left, BLOCK));
            }
        } catch (IOException full) {
            if (space() > BLOCK) {
                throw full;
            }
        }
    }

    private long space() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Gives the space back. */
    void relieve() throws IOException {
        Files.deleteIfExists(folder.resolve(FILLER));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(List.of(command) + ": " + said.strip());
        }
    }

    /** Unmounts it, and what is in it is gone. */
    @Override
    public void close() throws IOException {
        try {
            run("umount", "--lazy", folder.toString()); // a process that is just ending may still hold it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
