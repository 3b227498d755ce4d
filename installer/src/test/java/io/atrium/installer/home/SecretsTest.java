package io.atrium.installer.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void aSecretIsMadeOnceAndOnlyItsOwnerReadsIt(@TempDir Path folder) throws IOException {
        Secrets secrets = new Secrets(folder.resolve("secrets"), random);
        String made = secrets.obtain("keycloak-admin");
        assertThat(new Secrets(folder.resolve("secrets"), random).obtain("keycloak-admin"))
                .isEqualTo(made)
                .hasSize(32)
                .matches("[A-Za-z0-9_-]+");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file("keycloak-admin"))))
                .isEqualTo("rw-------");
    }

    @Test
    void twoThatAskAtOnceGetTheSame(@TempDir Path folder) throws InterruptedException {
        Set<String> seen = new ConcurrentSkipListSet<>();
        CountDownLatch start = new CountDownLatch(1);
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                try {
                    start.await();
                    seen.add(new Secrets(folder, random).obtain("x"));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            threads[i].start();
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void aNameCannotLeadOutOfTheFolder(@TempDir Path folder) {
        assertThatThrownBy(() -> new Secrets(folder, random).file("../x")).isInstanceOf(IllegalArgumentException.class);
    }
}
