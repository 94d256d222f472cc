package org.sixstep.feedback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The secret that signs reporters' links: {@code sixstep.link-secret}, or with the embedded database a key of its own beside the data. It
 * is never in the database, so that a copy of the database opens no link. When it is changed, the previous one is accepted until a date
 * that the operator sets: links already sent keep working, and new ones are signed with the new secret only.
 */
@Component
public class LinkKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;
    private final @Nullable SecretKeySpec previous;
    private final Instant previousUntil;
    private final Clock clock;

    LinkKey(SixstepProperties properties, @Value("${spring.datasource.url:}") String databaseUrl, Clock clock) {
        this.key = new SecretKeySpec(secret(properties, databaseUrl), ALGORITHM);
        this.previous = previous(properties);
        this.previousUntil = properties.linkSecretPreviousUntil();
        this.clock = clock;
    }

    public byte[] sign(byte[] text) {
        return sign(key, text);
    }

    boolean signed(byte[] text, byte[] signature) {
        return MessageDigest.isEqual(signature, sign(key, text))
                || previous != null && clock.instant().isBefore(previousUntil) && MessageDigest.isEqual(signature, sign(previous, text));
    }

    private static byte[] sign(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime does not support " + ALGORITHM, e);
        }
    }

    private static @Nullable SecretKeySpec previous(SixstepProperties properties) {
        if (!StringUtils.hasText(properties.linkSecretPrevious())) {
            return null;
        }
        if (properties.linkSecretPreviousUntil() == null) {
            throw new IllegalStateException(
                    "Set sixstep.link-secret-previous-until: the old secret must expire, for example 30 days from now"
                            + " (2026-12-31T00:00:00Z).");
        }
        return new SecretKeySpec(longEnough("sixstep.link-secret-previous", properties.linkSecretPrevious()), ALGORITHM);
    }

    private static byte[] longEnough(String name, String value) {
        byte[] secret = value.getBytes(StandardCharsets.UTF_8);
        if (secret.length < BYTES) {
            throw new IllegalStateException(
                    name + " is too short: give at least " + BYTES + " random characters, for example from `openssl rand -hex 32`.");
        }
        return secret;
    }

    private static byte[] secret(SixstepProperties properties, String databaseUrl) {
        if (StringUtils.hasText(properties.linkSecret())) {
            return longEnough("sixstep.link-secret", properties.linkSecret());
        }
        if (StringUtils.hasText(databaseUrl)) {
            throw new IllegalStateException(
                    "Set sixstep.link-secret: it signs the links for reporters, and all nodes need the same one "
                            + "(`openssl rand -hex 32`).");
        }
        return kept(Path.of(properties.dataDirectory()).resolve("link.key"));
    }

    private static byte[] kept(Path file) {
        try {
            if (!Files.exists(file)) {
                generate(file);
            }
            byte[] secret = Files.readAllBytes(file);
            if (secret.length != BYTES) {
                throw new IllegalStateException(
                        file + " does not hold a key. Delete it: a new one is made, and links that were sent before stop working.");
            }
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store the key of reporters' links in " + file, e);
        }
    }

    private static void generate(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = file.resolveSibling("link.key.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, ownerOnly());
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Files.write(unfinished, secret);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
