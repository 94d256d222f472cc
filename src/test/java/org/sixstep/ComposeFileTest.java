package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

/**
 * Stands in for {@code docker compose up --build --detach} where no Docker is at hand: the file asks for every secret and sets what exists.
 */
@SuppressWarnings("unchecked")
class ComposeFileTest {

    /** Variables that are no mere text, with a value of their kind. */
    private static final Map<String, String> TYPED = Map.of("SIXSTEP_ZONE", "Europe/Berlin", "SIXSTEP_LANGUAGE", "zh",
            "SIXSTEP_LINK_SECRET_PREVIOUS_UNTIL",
            "2026-12-31T00:00:00Z");

    private final Map<String, Map<String, Object>> services = (Map<String, Map<String, Object>>) new Yaml()
            .<Map<String, Object>>load(ModelFiles.text(Path.of("docker-compose.yml"))).get("services");

    @Test
    void noSecretHasADefault() {
        services.values().forEach(service -> environment(service).forEach((name, value) -> {
            if (name.matches(".*(PASSWORD|SECRET).*") && value != null) {
                assertThat(value).as("%s must be asked for", name).matches("\\$\\{[A-Z_]+:\\?.+}");
            }
        }));
    }

    @Test
    void everyServiceIsWatchedAndSeenFromThisMachineOnly() {
        assertThat(services).containsOnlyKeys("database", "application");
        services.values().forEach(service -> {
            assertThat(service).containsKey("healthcheck");
            assertThat((List<String>) service.getOrDefault("ports", List.of())).allMatch(port -> port.startsWith("127.0.0.1:"));
        });
        assertThat(services.get("database").get("image")).isEqualTo("postgres:17");
    }

    @Test
    void theApplicationUnderstandsItsSettings() {
        Map<String, Object> variables = environment(services.get("application")).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("SIXSTEP_"))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> TYPED.getOrDefault(entry.getKey(), entry.getKey())));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigurationPropertySources.attach(environment);
        SixstepProperties settings = Binder.get(environment).bind("sixstep", SixstepProperties.class).get();
        assertThat(variables.keySet()).allMatch(name -> ReadmeTest.settings().anyMatch(setting -> name.equals("SIXSTEP_" + setting)));
        assertThat(settings.zone()).hasToString("Europe/Berlin");
        assertThat(List.of(settings.adminPassword(), settings.linkSecret(), settings.publicUrl(), settings.mailFrom()))
                .containsExactly("SIXSTEP_ADMIN_PASSWORD", "SIXSTEP_LINK_SECRET", "SIXSTEP_PUBLIC_URL", "SIXSTEP_MAIL_FROM");
        assertThat(environment.getProperty("sixstep.admin-password")).as("what the start asks for").isEqualTo("SIXSTEP_ADMIN_PASSWORD");
    }

    @Test
    void theImageRunsAsNobodyInParticular() {
        Path dockerfile = Path.of(((Map<String, String>) services.get("application").get("build")).get("dockerfile"));
        List<String> lines = ModelFiles.text(dockerfile).lines().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("FROM "))).allMatch(line -> line.contains("eclipse-temurin:17-"));
        assertThat(lines.stream().filter(line -> line.startsWith("USER "))).isNotEmpty().noneMatch(line -> line.matches("USER (root|0).*"));
        lines.stream().filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
                .flatMap(line -> List.of(line.split(" ")).subList(1, line.split(" ").length - 1).stream())
                .forEach(source -> assertThat(Path.of(source)).as("copied into the image").exists());
    }

    private static Map<String, String> environment(Map<String, Object> service) {
        return (Map<String, String>) service.get("environment");
    }
}
