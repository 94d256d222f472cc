package org.sixstep.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is read to its end before anything is restored of it. */
class DatabaseCopyTest {

    private static final List<String> WHOLE = List.of("version", "tables/sixstep.ticket", "sequences");

    @TempDir
    Path folder;

    @Test
    void aWholeBackupIsTaken() throws IOException {
        Path file = Files.write(folder.resolve("whole.zip"), backup(WHOLE));
        assertThatCode(() -> DatabaseCopy.check(file)).doesNotThrowAnyException();
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        byte[] changed = backup(WHOLE);
        changed[changed.length / 3]++;
        assertRefused(Files.write(folder.resolve("changed.zip"), changed));
    }

    @Test
    void halfABackupIsNone() throws IOException {
        byte[] whole = backup(WHOLE);
        assertRefused(Files.write(folder.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2)));
        assertRefused(Files.write(folder.resolve("other.zip"), backup(List.of("photo.png"))));
    }

    @Test
    void neitherIsATextNorAMissingFile() throws IOException {
        assertRefused(Files.writeString(folder.resolve("text.zip"), "not a backup"));
        assertRefused(folder.resolve("missing.zip"));
    }

    private static void assertRefused(Path file) {
        assertThatThrownBy(() -> DatabaseCopy.check(file)).isInstanceOf(StartRefusedException.class).hasMessageContaining(file.toString());
    }

    private static byte[] backup(List<String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write((entry + ",of,a,line\n").repeat(50).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
