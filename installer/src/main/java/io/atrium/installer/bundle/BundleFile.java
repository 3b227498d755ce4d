package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bundle's frame, read strictly: where each entry is. Says nothing of what is in the entries. */
final class BundleFile implements AutoCloseable {

    /** An entry and where its content begins. */
    record Place(Header header, long offset) {}

    private final FileChannel channel;
    private final List<Place> places;

    private BundleFile(FileChannel channel, List<Place> places) {
        this.channel = channel;
        this.places = List.copyOf(places);
    }

    /** Opens a bundle, and refuses one with a frame that this program would not have written. */
    static BundleFile open(Path file) throws BundleFailure, IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new BundleFile(channel, index(channel));
        } catch (BundleFailure | IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    List<Place> places() {
        return places;
    }

    Optional<Place> find(String path) {
        return places.stream()
                .filter(place -> place.header().path().equals(path))
                .findFirst();
    }

    long size() throws IOException {
        return channel.size();
    }

    /** The content of an entry; streams of several entries may be read at the same time. */
    InputStream read(Place place) {
        return new BufferedInputStream(
                new ChannelStream(channel, place.offset(), place.header().size()), Digest.BLOCK);
    }

    byte[] bytes(Place place) throws IOException {
        try (InputStream in = read(place)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static List<Place> index(FileChannel channel) throws BundleFailure, IOException {
        long end = channel.size();
        List<Place> places = new ArrayList<>();
        SafePath.Names names = new SafePath.Names();
        long at = 0;
        while (true) {
            byte[] block = block(channel, at, Header.LENGTH, end);
            if (zeros(block)) {
                finish(channel, at, end);
                return places;
            }
            Header header = header(block, at);
            SafePath.check(header.path());
            names.add(header.path());
            places.add(new Place(header, at + Header.LENGTH));
            long after = at + Header.LENGTH + header.size();
            int padding = Header.padding(header.size());
            if (after + padding > end) {
                throw truncated(header.path());
            }
            if (!zeros(block(channel, after, padding, end))) {
                throw new BundleFailure(
                        Reason.NOT_A_BUNDLE, "There is something between “" + header.path() + "” and the next entry.");
            }
            at = after + padding;
        }
    }

    private static Header header(byte[] block, long at) throws BundleFailure {
        Optional<String> foreign = Header.foreign(block);
        if (foreign.isPresent()) {
            throw new BundleFailure(
                    Reason.UNSAFE_PATH,
                    "The entry “" + foreign.orElseThrow()
                            + "” is a link, a folder or an extension: a bundle holds files only.");
        }
        return Header.decode(block)
                .orElseThrow(() -> new BundleFailure(
                        Reason.NOT_A_BUNDLE,
                        at == 0
                                ? "This is not a bundle of Atrium."
                                : "What stands at byte " + at + " is not the head of an entry as bundles have them."));
    }

    private static void finish(FileChannel channel, long at, long end) throws BundleFailure, IOException {
        if (at == 0) {
            throw new BundleFailure(Reason.NOT_A_BUNDLE, "This is not a bundle of Atrium: it is empty.");
        }
        if (!zeros(block(channel, at, BundleWriter.END, end))) {
            throw new BundleFailure(Reason.NOT_A_BUNDLE, "The end of the bundle at byte " + at + " was changed.");
        }
        long rest = end - at - BundleWriter.END;
        if (rest > 0) {
            throw new BundleFailure(Reason.APPENDED, rest + " bytes follow the end of the bundle.");
        }
    }

    private static byte[] block(FileChannel channel, long at, int length, long end) throws BundleFailure, IOException {
        if (at + length > end) {
            throw truncated(at == 0 ? "its first entry" : "byte " + at);
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
            // Until it is full.
        }
        return buffer.array();
    }

    private static BundleFailure truncated(String where) {
        return new BundleFailure(Reason.TRUNCATED, "The file ends too early, at “" + where + "”: copy it again.");
    }

    private static boolean zeros(byte[] block) {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** A part of a file, by positions of its own. */
    private static final class ChannelStream extends InputStream {
        private final FileChannel channel;
        private final long end;
        private long at;

        ChannelStream(FileChannel channel, long offset, long length) {
            this.channel = channel;
            this.at = offset;
            this.end = offset + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (at >= end) {
                return -1;
            }
            int read = channel.read(ByteBuffer.wrap(target, from, (int) Math.min(length, end - at)), at);
            at += Math.max(read, 0);
            return read;
        }
    }
}
