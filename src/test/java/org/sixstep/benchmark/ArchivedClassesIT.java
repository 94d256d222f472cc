package org.sixstep.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sixstep.FreePort;

/** The commands of {@code operations.md} that make starts faster, and the image's, which are the same. Needs the packaged application. */
class ArchivedClassesIT {

    private static final Path MANUAL = Path.of("src", "docs", "operations.md");
    private static final Path IMAGE = Path.of("src", "docker", "Dockerfile");

    private final Path folder = Path.of("target", "test-data", "archived-" + UUID.randomUUID()).toAbsolutePath();

    @Test
    void aStartTakesItsClassesFromTheArchive() throws Exception {
        List<String> commands = Files.readAllLines(MANUAL).stream().dropWhile(line -> !line.startsWith("java -Djarmode=tools "))
                .takeWhile(line -> !line.startsWith("```")).toList();
        assertThat(commands).hasSize(4);
        assertThat(Files.readString(IMAGE)).contains("RUN " + commands.get(2) + " &&", "\"-XX:SharedArchiveFile=desk.jsa\"");
        assertThat(commands.get(3)).isEqualTo("java -XX:SharedArchiveFile=desk.jsa -jar sixstep.jar");
        try (Stream<Path> packaged = Files.list(Path.of("target"))) {
            Path jar = packaged.filter(file -> file.getFileName().toString().matches("sixstep-.*\\.jar")).findFirst().orElseThrow();
            Files.createDirectories(folder.resolve("target"));
            Files.copy(jar, folder.resolve("target").resolve(jar.getFileName()));
        }
        run(String.join(" && ", commands.subList(0, 3)));

        assertThat(folder.resolve("desk/first/postgres/postgresql.conf")).exists();
        assertThat(folder.resolve("desk/first/postgres/postmaster.pid")).as("its database has ended").doesNotExist();

        Path data = Files.createDirectories(folder.resolve("data"));
        try (ChildServer desk = ChildServer.archived(folder.resolve("desk"), data, FreePort.choose())) {
            assertThat(desk.cpu()).isPositive();
        }
        List<String> classes = Files.readAllLines(data.resolve("classes.log"));
        assertThat(classes.stream().filter(line -> line.endsWith("source: shared objects file (top)")).count()).as("of the archive")
                .isGreaterThan(classes.size() / 2);
    }

    private void run(String commands) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", commands).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("commands.log").toFile()).start();
        assertThat(shell.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(shell.exitValue()).as(folder + "/commands.log").isZero();
    }
}
