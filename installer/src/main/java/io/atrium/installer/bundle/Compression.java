package io.atrium.installer.bundle;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How a part is stored. The library's version is pinned, its level and threads are fixed: the same input gives the same bytes. */
public enum Compression {
    NONE("tar", "application/vnd.oci.image.layer.v1.tar") {
        @Override
        OutputStream compressing(OutputStream out) {
            return out;
        }

        @Override
        InputStream decompressing(InputStream in) {
            return in;
        }
    },
    ZSTD("tar.zst", "application/vnd.oci.image.layer.v1.tar+zstd") {
        @Override
        OutputStream compressing(OutputStream out) throws IOException {
            return new ZstdOutputStream(out, LEVEL).setChecksum(true).setWorkers(WORKERS);
        }

        @Override
        InputStream decompressing(InputStream in) throws IOException {
            return new ZstdInputStream(in);
        }
    };

    private static final int LEVEL = 9;
    private static final int WORKERS = 2;

    private final String ending;
    private final String mediaType;

    Compression(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    String ending() {
        return ending;
    }

    /** As a layer of an image. */
    public String mediaType() {
        return mediaType;
    }

    abstract OutputStream compressing(OutputStream out) throws IOException;

    abstract InputStream decompressing(InputStream in) throws IOException;
}
