package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the application is made of, held against the list of known holes: none that is open, unless a reason says why it cannot be used
 * here (ASVS 15.1.2, 15.2.1). A reason is to be looked at anew by its date: then this test warns and says what to do, but an old checkout
 * still builds. Everything else that must not be on the class path, the build refuses by itself; a scanner that knows today's holes is
 * behind the profile {@code scan}.
 */
class AdvisoriesTest {

    private static final Path INVENTORY = Path.of("target/classes/META-INF/sbom/application.cdx.json");
    private static final Path LIST = Path.of("src/docs/advisories.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger log = LoggerFactory.getLogger(AdvisoriesTest.class);

    /**
     * A hole of one package.
     *
     * @param from    the first version that has it; all if absent
     * @param fixedIn the first version without it; none if absent
     * @param verdict fixed (a version without it is used), or closed (this version has it, and our code or use makes it useless)
     * @param test    what would fail if it could be used
     * @param until   when a verdict of closed must be looked at anew
     */
    record Advisory(String id, String component, String from, String fixedIn, String verdict, String reason, String test, LocalDate until) {

        boolean concerns(String version) {
            Version used = Version.parse(version);
            return (from == null || used.compareTo(Version.parse(from)) >= 0)
                    && (fixedIn == null || used.compareTo(Version.parse(fixedIn)) < 0);
        }

        /** Why this entry lets the build fail; null if it does not. */
        String objection(Map<String, String> inventory) {
            String version = inventory.get(component);
            if (version == null) {
                return component + " is not in the application: take the entry out";
            }
            if (!concerns(version)) {
                return verdict.equals("fixed") ? null : version + " no longer has it: the verdict is fixed";
            }
            if (!verdict.equals("closed") || reason == null || reason.isBlank() || until == null) {
                return version + " has it: use " + fixedIn + " or say why it cannot be used here, and until when";
            }
            return null;
        }

        /** What to do because a reason has become old; empty while it is not. */
        Optional<String> reminder(LocalDate today) {
            return until == null || until.isAfter(today) ? Optional.empty()
                    : Optional.of("The reason why " + id + " of " + component + " does no harm here was to be looked at by " + until
                            + ". Read the advisory again, see whether there is a version without it, and correct " + LIST + '.');
        }
    }

    @Test
    void noKnownHoleIsOpen() throws IOException {
        Map<String, String> inventory = inventory();
        assertThat(advisories()).isNotEmpty().allSatisfy(advisory -> assertThat(advisory.objection(inventory))
                .as("%s of %s", advisory.id(), advisory.component()).isNull());
        advisories().forEach(advisory -> advisory.reminder(LocalDate.now()).ifPresent(log::warn));
    }

    @Test
    void eachTestThatIsNamedExists() throws IOException {
        TreeSet<String> tests = ReadmeTest.testClasses();
        assertThat(advisories()).filteredOn(advisory -> advisory.test() != null).isNotEmpty()
                .allSatisfy(advisory -> assertThat(tests).contains(advisory.test()));
    }

    @Test
    void theInventoryHasWhatRunsAndNothingOfTheTests() throws IOException {
        Map<String, String> inventory = inventory();

        assertThat(inventory).hasSizeGreaterThan(100).containsKeys("org.camunda.bpm:camunda-engine",
                "org.apache.tomcat.embed:tomcat-embed-core", "org.postgresql:postgresql",
                "com.fasterxml.jackson.core:jackson-databind");
        assertThat(inventory.keySet()).noneMatch(component -> component
                .matches(".*(junit|mockito|selenium|greenmail|archunit|devtools|h2database|groovy|nashorn|graal|jruby|jython).*"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"1.0, -, 1.1, fixed, -, -, false", "1.1, -, 1.1, fixed, -, -, true",
        "1.10, -, 1.9, fixed, -, -, true", "0.9, 1.0, 1.1, fixed, -, -, true",
        "1.0, -, -, closed, cannot be reached, 2026-12-01, true", "1.0, -, -, closed, cannot be reached, 2026-11-30, true",
        "1.0, -, -, closed, -, 2026-12-01, false",
        "1.0, -, -, closed, cannot be reached, -, false", "1.0, -, -, open, soon, 2026-12-01, false",
        "2.0, -, 1.1, closed, cannot be reached, 2026-12-01, false"})
    void anOpenHoleWithoutAReasonAndADateFails(String version, String from, String fixedIn, String verdict, String reason, LocalDate until,
            boolean passes) {
        Advisory advisory = new Advisory("CVE-1", "a:b", from, fixedIn, verdict, reason, null, until);

        String objection = advisory.objection(Map.of("a:b", version));

        assertThat(objection == null).as(objection).isEqualTo(passes);
    }

    @Test
    void aReasonThatHasBecomeOldIsCalledToMindAndBreaksNothing() {
        Advisory advisory = new Advisory("CVE-1", "a:b", null, null, "closed", "cannot be reached", null, LocalDate.of(2026, 12, 1));

        assertThat(advisory.reminder(LocalDate.of(2026, 11, 30))).isEmpty();
        assertThat(advisory.reminder(LocalDate.of(2026, 12, 1))).hasValueSatisfying(text -> assertThat(text).contains("CVE-1", "a:b"));
        assertThat(advisory.objection(Map.of("a:b", "1.0"))).isNull();
    }

    private static List<Advisory> advisories() throws IOException {
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        return mapper.readValue(Files.readString(LIST), new TypeReference<>() {});
    }

    private static Map<String, String> inventory() throws IOException {
        JsonNode components = JSON.readTree(Files.readString(INVENTORY)).get("components");
        Map<String, String> inventory = new TreeMap<>();
        StreamSupport.stream(components.spliterator(), false)
                .forEach(component -> inventory.put(component.get("group").asText() + ':' + component.get("name").asText(),
                        component.get("version").asText()));
        return inventory;
    }
}
