package org.sixstep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;

/** How the house is built. */
class StructureTest {

    private static final String ROOT = "org.sixstep";
    /** What a package may use, and where to start, in its package-info. */
    private static final Pattern INFO = Pattern.compile("/\\*\\*.*\\w.*<p>May use (.*?)\\. Start with \\{@link \\w+\\}\\.");
    private static final Pattern CODE_WORD = Pattern.compile("\\{@code ([\\w.]+)\\}");
    /** Javadoc with a sentence in it before the package or the first type. */
    private static final Pattern SAID_FIRST = Pattern.compile("(?m)\\A(?:package .*|import .*|//.*|\\s)*/\\*\\*[\\s*]*[^\\s*@/]");
    private static final int WIDEST_LINE = 140;
    private static final int LONGEST_FILE = 300;
    private static final JavaClasses CODE = new ClassFileImporter().importPath("target/classes/org/sixstep");
    private static final JavaClasses TESTS = new ClassFileImporter().importPath("target/test-classes/org/sixstep");

    /** They make the desk's clock, compare it with another, or wait by the machine's on purpose. */
    private static final DescribedPredicate<JavaClass> MAKES_THE_TIME = DescribedPredicate.describe("make the time",
            type -> Set.of("TimeConfiguration", "ClockSkewMonitor", "Outbox", "DemoClock", "DemoTickets").contains(type.getSimpleName()));

    @Test
    void onlyProcessAndEngineKnowTheEngine() {
        noClasses().that().resideInAPackage("org.sixstep..").and()
                .resideOutsideOfPackages("org.sixstep.process..", "org.sixstep.engine..", "org.sixstep.demo..")
                .and().doNotBelongToAnyOf(SixstepApplication.class)
                .should().dependOnClassesThat().resideInAPackage("org.camunda..")
                .because("a feature is usable and testable without an engine: let a delegate in process call it").check(CODE);
    }

    /** A class that shadows one of a library depends on the order of the class path. */
    @Test
    void noClassStandsInAPackageOfALibrary() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile)).as("Replace it by what the library lets replace: decision record 28")
                    .allMatch(file -> file.startsWith("src/main/java/org/sixstep"));
        }
    }

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        slices().matching("org.sixstep.(*)..").should().beFreeOfCycles().because("a feature can then be read, tested and changed alone")
                .check(CODE);
    }

    @Test
    void roomsOfTheEngineAndTheProcessDoNotDependOnEachOtherInCircles() {
        slices().matching("org.sixstep.engine.(*)..").should().beFreeOfCycles().because("one room can then be read without the others")
                .check(CODE);
        slices().matching("org.sixstep.process.(*)..").should().beFreeOfCycles().because("one room can then be read without the others")
                .check(CODE);
    }

    /** A drawer is a package in which nobody finds anything. */
    @Test
    void noPackageIsADrawer() {
        Map<String, Long> sizes = CODE.stream().filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes).as("Split by meaning what has more than 30 classes")
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(30));
    }

    @Test
    void whatADiagramCallsIsCalledByNothingElse() {
        classes().that().areAssignableTo(JavaDelegate.class).and().doNotHaveModifier(JavaModifier.ABSTRACT).and()
                .resideInAPackage("org.sixstep..").should()
                .haveSimpleNameEndingWith("Delegate")
                .andShould().resideInAPackage("org.sixstep.process..").andShould().bePackagePrivate().andShould()
                .beAnnotatedWith(Component.class)
                .because("the diagram names it by ${...Delegate}, and the work is done by a feature").check(CODE);
        classes().that().areAssignableTo(ExecutionListener.class).and().resideInAPackage("org.sixstep.process..").should()
                .haveSimpleNameEndingWith("Listener")
                .andShould().bePackagePrivate().andShould().beAnnotatedWith(Component.class).check(CODE);
    }

    @Test
    void controllersAreReachedByHttpOnly() {
        classes().that().areMetaAnnotatedWith(Controller.class).should().bePackagePrivate().andShould()
                .haveSimpleNameEndingWith("Controller").check(CODE);
    }

    @Test
    void theTimeIsAskedOfTheDesksClock() {
        noClasses().that(DescribedPredicate.not(MAKES_THE_TIME)).should().callMethod(Instant.class, "now").orShould()
                .callMethod(LocalDate.class, "now").orShould().callMethod(LocalDateTime.class, "now")
                .orShould().callMethod(OffsetDateTime.class, "now").orShould().callMethod(ZonedDateTime.class, "now").orShould()
                .callConstructor(Date.class)
                .orShould().callMethod(Clock.class, "systemUTC").orShould().callMethod(Clock.class, "systemDefaultZone")
                .because("tests set the clock by hand: inject java.time.Clock").check(CODE);
    }

    @Test
    void dependenciesComeByTheConstructor() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CODE);
    }

    @Test
    void whatIsSaidIsLogged() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CODE);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses().that().resideInAPackage("org.sixstep..").should().haveNameMatching(".*(Service|Helper|Utils?|Impl)")
                .because("such a name fits everything: take one from the desk").check(CODE);
    }

    @Test
    void aLineFitsOnAScreen() throws IOException {
        List<String> wide = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() > LONGEST_FILE) {
                    wide.add(file + " has " + lines.size() + " lines: split it by meaning");
                }
                IntStream.range(0, lines.size()).filter(line -> lines.get(line).length() > WIDEST_LINE)
                        .forEach(line -> wide.add(file + ":" + (line + 1)));
            }
        }
        assertThat(wide).as("No line over %d columns, no class over %d lines", WIDEST_LINE, LONGEST_FILE).isEmpty();
    }

    /** A package says what is in it, what it may use, and where to start reading; what it uses beyond that fails here. */
    @Test
    void aPackageUsesWhatItsInfoSays() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, Set<String>> uses = CODE.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass().getBaseComponentType().getPackageName().startsWith(ROOT))
                .collect(Collectors.groupingBy(use -> use.getOriginClass().getPackageName(),
                        Collectors.mapping(use -> use.getTargetClass().getBaseComponentType().getPackageName(), Collectors.toSet())));
        for (String name : CODE.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new))) {
            Path info = Path.of("src/main/java", name.replace('.', '/'), "package-info.java");
            String text = Files.exists(info) ? Files.readString(info).replaceAll("\\s+\\*?\\s*", " ") : "";
            Matcher said = INFO.matcher(text);
            if (!said.find()) {
                wrong.add(info + " must say in Javadoc what is in the package, then \"<p>May use ...\" and \"Start with {@link ...}.\"");
                continue;
            }
            Set<String> allowed = CODE_WORD.matcher(said.group(1)).results().map(word -> ROOT + "." + word.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            allowed.add(name);
            // the settings and the clock, for all
            allowed.add(ROOT);
            uses.getOrDefault(name, Set.of()).stream().filter(use -> !allowed.contains(use))
                    .forEach(use -> wrong.add(name + " uses " + use + ": name it in package-info.java if it may"));
        }
        assertThat(wrong).isEmpty();
    }

    /** NullAway refuses to compile a null where a marked package does not say {@code @Nullable} (decision 30). */
    @Test
    void aPackageSaysWhereNullMayBe() throws IOException {
        List<String> unmarked = new ArrayList<>();
        for (String name : CODE.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new))) {
            if (!Files.readString(Path.of("src/main/java", name.replace('.', '/'), "package-info.java")).contains("@NullMarked")) {
                unmarked.add(name);
            }
        }
        assertThat(unmarked).as("Mark the package with @NullMarked").isEmpty();
    }

    @Test
    void aClassSaysWhatItIsFor() throws IOException {
        List<String> silent = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (!SAID_FIRST.matcher(Files.readString(file)).find()) {
                    silent.add(file.toString());
                }
            }
        }
        assertThat(silent).as("One sentence of Javadoc before the class says what it is for").isEmpty();
    }

    /** A test that the runner does not find by its name is a test that never fails. */
    @Test
    void everyTestIsFoundByItsName() {
        List<String> lost = TESTS.stream().filter(StructureTest::hasTests).map(StructureTest::outermost)
                .filter(test -> !test.getModifiers().contains(JavaModifier.ABSTRACT) && !test.getSimpleName().matches(".*(Test|IT)"))
                .map(JavaClass::getName).distinct().toList();
        assertThat(lost).as("Classes with tests are named ...Test, or ...IT if they need a browser or the packaged application").isEmpty();
    }

    private static boolean hasTests(JavaClass test) {
        return test.getMethods().stream().anyMatch(method -> method.isMetaAnnotatedWith(Testable.class));
    }

    private static JavaClass outermost(JavaClass test) {
        return test.getEnclosingClass().map(StructureTest::outermost).orElse(test);
    }
}
