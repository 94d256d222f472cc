package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The tables of settings in {@code operations.md} are the settings that there are, with the defaults that they have. */
class SettingsTableTest {

    private static final Path OPERATIONS = Path.of("src/docs/operations.md");
    private static final Pattern ROW = Pattern.compile("^\\| `((?:SIXSTEP_|sixstep\\.)\\S+)` \\| ([^|]+) \\| ([^|]+) \\|$",
            Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String NONE = "–";
    private static final List<PropertySource<?>> DELIVERED = delivered();
    private static final List<Property> PROPERTIES = found();

    /** One component of a record of settings; of a map, its name is what each key begins with. */
    record Property(String name, Class<?> settings, String prefix, List<RecordComponent> path) {

        boolean isMap() {
            return Map.class.isAssignableFrom(path.get(path.size() - 1).getType());
        }

        boolean isCalled(String written) {
            String canonical = environment(written);
            return isMap() ? canonical.startsWith(environment(name) + '_') : canonical.equals(environment(name));
        }

        Object value(PropertySource<?> given) {
            MutablePropertySources sources = new MutablePropertySources();
            DELIVERED.forEach(sources::addLast);
            if (given != null) {
                sources.addFirst(given);
            }
            Object value = new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate(prefix, settings);
            for (RecordComponent component : path) {
                value = read(component, value);
            }
            return value;
        }
    }

    /** A line of a table: a setting, and what is said of its default. */
    record Line(String name, String said, String meaning) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Line> lines() {
        return ROW.matcher(ModelFiles.text(OPERATIONS)).results()
                .map((MatchResult row) -> new Line(row.group(1), row.group(2).strip(), row.group(3).strip())).toList();
    }

    /** Every setting of the desk. */
    static List<Property> properties() {
        return PROPERTIES;
    }

    private static List<Property> found() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Property> found = new ArrayList<>();
        scanner.findCandidateComponents("org.sixstep").forEach(candidate -> {
            Class<?> type = loaded(candidate.getBeanClassName());
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            collect(type, prefix, type, prefix, List.of(), found);
        });
        return found;
    }

    @Test
    void everySettingHasOneLine() {
        assertThat(properties()).isNotEmpty().allSatisfy(property -> assertThat(lines().stream().map(Line::name).filter(property::isCalled))
                .as("Say in %s what %s is", OPERATIONS, property.name()).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineIsOfASettingAndSaysItsDefault(Line line) {
        Property property = properties().stream().filter(each -> each.isCalled(line.name())).findFirst()
                .orElseThrow(() -> new AssertionError(line.name() + " is no setting"));
        Object delivered = property.value(null);
        MatchResult code = CODE.matcher(line.said()).results().findFirst().orElse(null);
        if (line.said().equals(NONE)) {
            assertThat(isNothing(delivered)).as("%s has the default %s", line.name(), delivered).isTrue();
        } else if (code == null) {
            assertThat(isNothing(delivered)).as("%s has no default", line.name()).isFalse();
        } else {
            assertThat(delivered).as("default of %s", line.name()).isNotNull()
                    .isEqualTo(property.value(source(line.name(), code.group(1))));
        }
    }

    /** An environment's names lose what a name of Spring's has; so the name of the table must be one that is understood. */
    @ParameterizedTest
    @MethodSource("lines")
    void itsNameIsUnderstood(Line line) {
        Property property = properties().stream().filter(each -> each.isCalled(line.name())).findFirst().orElseThrow();
        String key = property.isMap() ? property.name() + line.name().substring(line.name().lastIndexOf('.')) : property.name();
        ConfigurationPropertySource source = ConfigurationPropertySource.from(source(line.name(), "x"));
        assertThat(source.getConfigurationProperty(ConfigurationPropertyName.of(key))).as("%s sets %s", line.name(), key).isNotNull();
    }

    /** As an environment spells it: words in capitals, joined by underscores. */
    static String environment(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static void collect(Class<?> type, String at, Class<?> settings, String prefix, List<RecordComponent> path,
            List<Property> found) {
        assertThat(type.isRecord()).as("%s is a record", type).isTrue();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = at + '.' + DataObjectPropertyName.toDashedForm(component.getName());
            List<RecordComponent> further = Stream.concat(path.stream(), Stream.of(component)).toList();
            if (component.getType().isRecord()) {
                collect(component.getType(), name, settings, prefix, further, found);
            } else {
                found.add(new Property(name, settings, prefix, further));
            }
        }
    }

    private static PropertySource<?> source(String name, String value) {
        Map<String, Object> given = new LinkedHashMap<>(Map.of(name, value));
        return name.startsWith("SIXSTEP_")
                ? new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, given)
                : new MapPropertySource("given", given);
    }

    private static List<PropertySource<?>> delivered() {
        try {
            List<PropertySource<?>> sources = new ArrayList<>();
            for (String file : List.of("application.yaml", "retention.yaml")) {
                sources.addAll(new YamlPropertySourceLoader().load(file, new ClassPathResource(file)));
            }
            return sources;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isNothing(Object value) {
        return value == null || value instanceof Collection<?> all && all.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static Object read(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
