package io.atrium.server.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.signing.SignedDocument;
import io.atrium.installer.signing.SigningKey;
import io.atrium.server.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Packs as a publisher makes them: with the command line's own code. */
public final class SignedPack {
    private final SigningKey key;

    private SignedPack(SigningKey key) {
        this.key = key;
    }

    /** A publisher with a new key in a directory. */
    public static SignedPack publisher(Path directory) throws IOException {
        return new SignedPack(SigningKey.create(directory.resolve("publisher.key")));
    }

    /** The SHA-256 of its public key. */
    public String fingerprint() {
        return key.verifyingKey().fingerprint();
    }

    /** A pack of one cell, manufacturing of 100 to 299 people. */
    public static ObjectNode pack(int version, String figures) {
        return tree("""
                {"kind": "atrium-peer-pack", "format": 1, "id": "cn-workplace", "version": %d, "issued": "2026-10-01", "publisher": "研究院",
                 "indexVersion": 1, "cells": [{"industry": "C", "size": "100-299", "figures": [%s]}]}""".formatted(version, figures));
    }

    /** A figure of a metric of version 1. */
    public static String figure(String metric, int organizations, double p20, double p80) {
        return """
                {"metric": "%s", "version": 1, "organizations": %d, "p20": %s, "p80": %s}""".formatted(metric, organizations, p20, p80);
    }

    /** Signs. */
    public byte[] signed(ObjectNode pack) {
        return bytes(SignedDocument.signed(pack, key));
    }

    static byte[] bytes(ObjectNode pack) {
        return pack.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode tree(String text) {
        try {
            return (ObjectNode) Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
