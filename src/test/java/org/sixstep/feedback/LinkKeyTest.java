package org.sixstep.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sixstep.MessagesSlice;
import org.sixstep.SixstepProperties;

class LinkKeyTest {

    private static final byte[] TEXT = {1, 2, 3};
    private static final String DATABASE = "jdbc:postgresql://db/sixstep";

    @TempDir
    Path directory;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theDemoKeepsAKeyOfItsOwnThatOnlyItsOwnerReads() throws IOException {
        byte[] before = new LinkKey(properties(null), "").sign(TEXT);

        assertThat(new LinkKey(properties(null), "").sign(TEXT)).as("after a restart").isEqualTo(before);
        assertThat(Files.size(directory.resolve("link.key"))).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("link.key")))).isEqualTo("rw-------");
    }

    @Test
    void anOutsideDatabaseNeedsASecretThatWasGiven() {
        assertThatThrownBy(() -> new LinkKey(properties(null), DATABASE)).hasMessageContaining("Set sixstep.link-secret");
        assertThatThrownBy(() -> new LinkKey(properties(" "), DATABASE)).hasMessageContaining("Set sixstep.link-secret");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aShortSecretIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> new LinkKey(properties("hunter2hunter2"), DATABASE)).hasMessageContaining("too short").hasMessageNotContaining("hunter2");
    }

    @Test
    void aDamagedKeyIsNotReplacedSilently() throws IOException {
        Files.write(directory.resolve("link.key"), new byte[5]);

        assertThatThrownBy(() -> new LinkKey(properties(null), "")).hasMessageContaining("does not hold a key");
    }

    private SixstepProperties properties(String secret) {
        Map<String, String> settings = new HashMap<>(Map.of("sixstep.data-directory", directory.toString()));
        if (secret != null) {
            settings.put("sixstep.link-secret", secret);
        }
        return MessagesSlice.properties(settings);
    }
}
