package org.sixstep.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sixstep.MessagesSlice;
import org.sixstep.MutableClock;
import org.sixstep.SixstepProperties;

class LinkKeyTest {

    private static final byte[] TEXT = {1, 2, 3};
    private static final String DATABASE = "jdbc:postgresql://db/sixstep";

    private static final String SECRET = "pX7w0VbN3kfQe9RzLt5sYc1GhJm8uAi2";
    private static final String NEXT = "the secret after it, long enough too";

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-30T23:59:59Z"));

    @TempDir
    Path directory;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theDemoKeepsAKeyOfItsOwnThatOnlyItsOwnerReads() throws IOException {
        byte[] before = key(properties(null), "").sign(TEXT);

        assertThat(key(properties(null), "").sign(TEXT)).as("after a restart").isEqualTo(before);
        assertThat(Files.size(directory.resolve("link.key"))).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("link.key")))).isEqualTo("rw-------");
    }

    @Test
    void anOutsideDatabaseNeedsASecretThatWasGiven() {
        assertThatThrownBy(() -> key(properties(null), DATABASE)).hasMessageContaining("Set sixstep.link-secret");
        assertThatThrownBy(() -> key(properties(" "), DATABASE)).hasMessageContaining("Set sixstep.link-secret");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aShortSecretIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> key(properties("hunter2hunter2"), DATABASE)).hasMessageContaining("too short")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aDamagedKeyIsNotReplacedSilently() throws IOException {
        Files.write(directory.resolve("link.key"), new byte[5]);

        assertThatThrownBy(() -> key(properties(null), "")).hasMessageContaining("does not hold a key");
    }

    @Test
    void linksOfTheSecretBeforeAreTakenUntilTheDateThatWasGiven() {
        byte[] sent = key(properties(SECRET), DATABASE).sign(TEXT);
        LinkKey rotated = key(rotated("2026-12-01T00:00:00Z"), DATABASE);

        assertThat(rotated.signed(TEXT, rotated.sign(TEXT))).isTrue();
        assertThat(rotated.sign(TEXT)).as("new links have the new secret").isNotEqualTo(sent);
        assertThat(rotated.signed(TEXT, sent)).isTrue();
        assertThat(rotated.signed(new byte[] {9}, sent)).as("for another text").isFalse();
        clock.set(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(rotated.signed(TEXT, sent)).isFalse();
        assertThat(rotated.signed(TEXT, rotated.sign(TEXT))).isTrue();
    }

    @Test
    void withoutTheSecretBeforeItsLinksAreOver() {
        byte[] sent = key(properties(SECRET), DATABASE).sign(TEXT);

        assertThat(key(properties(NEXT), DATABASE).signed(TEXT, sent)).isFalse();
    }

    @Test
    void anOldSecretMustEndAndBeLongEnough() {
        assertThatThrownBy(() -> key(rotated(null), DATABASE)).hasMessageContaining("Set sixstep.link-secret-previous-until")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> key(MessagesSlice.properties(Map.of("sixstep.link-secret", NEXT, "sixstep.link-secret-previous", "hunter2",
                "sixstep.link-secret-previous-until", "2026-12-01T00:00:00Z")), DATABASE)).hasMessageContaining("too short")
                .hasMessageNotContaining("hunter2");
    }

    private LinkKey key(SixstepProperties properties, String databaseUrl) {
        return new LinkKey(properties, databaseUrl, clock);
    }

    private SixstepProperties rotated(String until) {
        Map<String, String> settings = new HashMap<>(Map.of("sixstep.link-secret", NEXT, "sixstep.link-secret-previous", SECRET));
        if (until != null) {
            settings.put("sixstep.link-secret-previous-until", until);
        }
        return MessagesSlice.properties(settings);
    }

    private SixstepProperties properties(String secret) {
        Map<String, String> settings = new HashMap<>(Map.of("sixstep.data-directory", directory.toString()));
        if (secret != null) {
            settings.put("sixstep.link-secret", secret);
        }
        return MessagesSlice.properties(settings);
    }
}
