package io.atrium.installer.peerpacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.api.AnsweringServer;
import io.atrium.installer.signing.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class PeerPackCommandsTest {

    private static final String PACKS = "/api/v1/platform/peer-packs";
    private static final String PACK = """
            {"kind": "atrium-peer-pack", "format": 1, "id": "cn-workplace", "version": 3, "issued": "2026-10-01",
             "publisher": "Institute", "indexVersion": 1, "cells": [{"industry": "C", "size": "300-999", "figures": [
               {"metric": "org.activated_rate", "version": 1, "organizations": 42, "p20": 0.5, "p80": 0.9},
               {"metric": "oa.cycle_p50", "version": 1, "organizations": 10, "p20": 3600, "p80": 86400}]}]}""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private AnsweringServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AnsweringServer();
        Files.writeString(folder.resolve("secret"), "s3cret");
        server.on(
                "GET /api/v1/public/platform",
                "200 {\"oidc\":{\"url\":\"" + server.url() + "\",\"realm\":\"platform\"}}");
        server.onSignIn("platform");
        SigningKey.create(folder.resolve("publisher"));
        SigningKey.create(folder.resolve("stranger"));
        Files.writeString(folder.resolve("pack.json"), PACK);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsSignedIsGenuineWithoutAnyServer() throws IOException {
        assertThat(sign()).isZero();
        assertThat(verify("publisher")).isZero();

        String fingerprint =
                SigningKey.read(folder.resolve("publisher")).verifyingKey().fingerprint();
        assertThat(out.toString())
                .contains("Genuine: peer pack cn-workplace, version 3", "Cells: 1, figures: 2.", fingerprint);
        assertThat(server.requests()).isEmpty();
        // and a second signature does not take the place of the first file
        assertThat(sign()).isEqualTo(2);
        assertThat(err.toString()).contains("is there already");
    }

    @ParameterizedTest
    @CsvSource({
        "0.9, 0.8, changed after it was signed",
        ": 42, : 43, changed after it was signed",
        "300-999, 1-99, changed after it was signed",
        "\"signature\", \"signed\", It is not signed",
    })
    void aPackThatIsNotWhatWasSignedIsRefusedAndNotSent(String part, String instead, String why) throws IOException {
        sign();
        Path signed = folder.resolve("signed.json");
        Files.writeString(signed, Files.readString(signed).replace(part, instead));

        assertThat(verify("publisher")).isEqualTo(4);
        assertThat(importPack("publisher")).isEqualTo(4);

        assertThat(err.toString()).contains(why);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aStrangersSignatureAndAMemberThatStandsTwiceAreRefused() throws IOException {
        sign();
        assertThat(verify("stranger")).isEqualTo(4);
        assertThat(err.toString()).contains("another key than the one that you trust");
        Path signed = folder.resolve("signed.json");
        Files.writeString(signed, Files.readString(signed).replaceFirst("\"kind\"", "\"kind\" : \"x\", \"kind\""));

        assertThat(verify("publisher")).isEqualTo(4);

        assertThat(err.toString()).contains("each member stands once");
        assertThat(run("verify", folder.resolve("nothing").toString(), "--key", publicKey("publisher")))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "\"organizations\": 10, \"organizations\": 9, fewer than 10 organizations",
        "300-999, 300-1000, cells.0.size",
        "0.9, 0.4, p20 is not above p80",
        "oa.cycle_p50, org.activated_rate, stands twice in this cell",
        "\"publisher\", \"author\", author: is not known",
        "atrium-peer-pack, pack, kind",
    })
    void signsNothingThatIsNoPack(String part, String instead, String why) throws IOException {
        Files.writeString(folder.resolve("pack.json"), PACK.replace(part, instead));

        assertThat(sign()).isEqualTo(4);

        assertThat(err.toString()).contains(why);
        assertThat(folder.resolve("signed.json")).doesNotExist();
    }

    @Test
    void givesTheFileAndTheKeyToTheServerAndTellsWhatItLeftOut() throws IOException {
        sign();
        server.on(
                "POST " + PACKS,
                "200 {\"pack\":{\"id\":\"cn-workplace\",\"version\":3,\"issued\":\"2026-10-01\",\"publisher\":\"Institute\",\"cells\":1,\"figures\":1},"
                        + "\"replaced\":2,\"leftOut\":[{\"metric\":\"oa.cycle_p50\",\"reason\":\"metric-version\"}]}");

        assertThat(importPack("publisher")).as(err.toString()).isZero();

        assertThat(out.toString())
                .contains(
                        "Imported: cn-workplace, version 3 in the place of version 2",
                        "Left out: 1 of another version of the metric than this software has.");
        String fingerprint =
                SigningKey.read(folder.resolve("publisher")).verifyingKey().fingerprint();
        assertThat(server.requests())
                .anyMatch(request -> request.contains("client_id=atrium-platform"))
                .anyMatch(request -> request.startsWith("POST " + PACKS + "?trustedKey=" + fingerprint + " {")
                        && request.contains("signature"));
    }

    @Test
    void listsAndRemoves() {
        server.on(
                "GET " + PACKS,
                "200 {\"packs\":[{\"id\":\"cn-workplace\",\"version\":3,\"figures\":40,\"inUse\":38}]}",
                "200 {\"packs\":[]}");
        server.on("POST " + PACKS + "/cn-workplace/remove", "200 {}", "404 {\"detail\":\"There is no peer pack.\"}");

        assertThat(List.of(
                        remote("list"),
                        remote("list"),
                        remote("remove", "cn-workplace"),
                        remote("remove", "cn-workplace")))
                .containsExactly(0, 0, 0, 7);
        assertThat(remote("remove", "../tenants")).isEqualTo(2);

        assertThat(out.toString()).contains("cn-workplace", "38", "There is no peer pack.", "Removed: cn-workplace");
    }

    private int sign() {
        return run(
                "sign",
                folder.resolve("pack.json").toString(),
                "--key",
                folder.resolve("publisher").toString(),
                "--out",
                folder.resolve("signed.json").toString());
    }

    private int verify(String key) {
        return run("verify", folder.resolve("signed.json").toString(), "--key", publicKey(key));
    }

    private int importPack(String key) {
        return remote("import", folder.resolve("signed.json").toString(), "--key", publicKey(key));
    }

    private String publicKey(String name) {
        return SigningKey.publicFile(folder.resolve(name)).toString();
    }

    private int remote(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--server",
                server.url(),
                "--secret-file",
                folder.resolve("secret").toString()));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return new CommandLine(new PeerPackCommands())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
