package io.atrium.server.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Files below the web directory, and none outside it, whatever a path or a link says. */
final class WebFiles {
    private static final String BINARY = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("woff", "font/woff"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final Path directory;

    WebFiles(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * A file.
     *
     * @param tag changes when the file does
     */
    record WebFile(Path path, String contentType, String tag) {}

    Path directory() {
        return directory;
    }

    /** The file at a path such as {@code assets/index-4f3a.js}; empty when there is none or it is not ours to serve. */
    Optional<WebFile> find(String relative) throws IOException {
        Path path;
        try {
            path = directory.resolve(relative).normalize();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (!path.startsWith(directory) || hidden(relative) || !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        if (!path.toRealPath().startsWith(directory.toRealPath())) {
            return Optional.empty();
        }
        long modified = Files.getLastModifiedTime(path).toMillis();
        String tag = "\"" + Long.toHexString(modified) + "-" + Long.toHexString(Files.size(path)) + "\"";
        return Optional.of(new WebFile(path, contentType(path), tag));
    }

    private static boolean hidden(String relative) {
        return relative.startsWith(".") || relative.contains("/.");
    }

    private static String contentType(Path path) {
        String name = path.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, BINARY);
    }
}
