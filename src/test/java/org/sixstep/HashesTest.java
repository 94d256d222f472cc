package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which algorithms our code names: those of the inventory in SECURITY.md and no weak one (ASVS 11.3, 11.4). */
class HashesTest {

    private static final Pattern NAMED = Pattern
            .compile("getInstance\\(\"([^\"]+)\"|ALGORITHM = \"([^\"]+)\"|SecretKeySpec\\([^\\n]*\"([A-Za-z0-9/-]+)\"\\)");
    private static final Pattern WEAK = Pattern
            .compile("\"(?:MD[245]|SHA-?1|DES(?:ede)?|RC4|AES/ECB[^\"]*|AES|HmacMD5|HmacSHA1)\"|java\\.util\\.Random\\b");

    @Test
    void noWeakAlgorithmIsNamedAndEachOneIsInTheInventory() throws IOException {
        String inventory = Files.readString(Path.of(".github/SECURITY.md"));
        for (Path file : sources()) {
            String source = Files.readString(file);
            assertThat(WEAK.matcher(source).find()).as("a weak algorithm in %s", file).isFalse();
            NAMED.matcher(source).results()
                    .map(found -> Stream.of(1, 2, 3).map(found::group).filter(java.util.Objects::nonNull).findFirst().orElseThrow())
                    .forEach(algorithm -> assertThat(inventory).as("%s names %s: say in .github/SECURITY.md what for", file, algorithm)
                            .contains(algorithm));
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
