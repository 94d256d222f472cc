package org.sixstep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** What has holes that nobody repairs for free (src/docs/advisories.json) is not used, hence they cannot be. */
class UnusedPartsTest {

    private static final JavaClasses CODE = new ClassFileImporter().importPath("target/classes/org/sixstep");
    /** What Spring hands to a controller without reading the request into an object. */
    private static final List<String> HANDED = List.of("org.springframework.ui.", "jakarta.servlet.http.",
            "org.springframework.security.core.", "java.security.Principal",
            "java.util.Locale", "org.springframework.web.util.UriComponentsBuilder", "org.springframework.web.context.request.");

    /**
     * They refuse scripts, ask the provider that the operator named, read back listed classes of the desk's own sessions, and start the
     * embedded server again with fixed arguments.
     */
    private static final DescribedPredicate<JavaClass> MAY = DescribedPredicate.describe("have a reason",
            type -> Stream.of("NoScripts", "OidcConfiguration", "OidcProvider", "SessionContent", "EmbeddedDatabase")
                    .anyMatch(name -> type.getName().matches(".*\\." + name + "(\\$.*)?")));

    @Test
    void noCodeUsesAPartOfSpringThatHasAHole() {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("org.springframework.web.filter.UrlHandlerFilter")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("org.springframework.web.servlet.mvc.UrlFilenameViewController")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("org.springframework.http.ContentDisposition")
                .orShould().dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web.servlet.view.xslt..", "org.springframework.web.servlet.view.freemarker..",
                        "org.springframework.web.servlet.function..", "org.springframework.expression..")
                .orShould().dependOnClassesThat()
                .haveNameMatching("org\\.springframework\\.(?:web\\.servlet\\.mvc\\.method\\.annotation\\.SseEmitter|validation\\.Errors"
                        + "|validation\\.BindingResult|web\\.bind\\.WebDataBinder|web\\.bind\\.annotation\\.ModelAttribute)")
                .because(
                        "src/docs/advisories.json says that they are not used; write a file name into its header yourself, from letters"
                                + " and digits of ours")
                .check(CODE);
    }

    @Test
    void nothingStartsAProgramReadsObjectsOrCallsOut() {
        noClasses().that(DescribedPredicate.not(MAY)).should().dependOnClassesThat().haveNameMatching(
                "java\\.lang\\.ProcessBuilder|java\\.io\\.ObjectInputStream|java\\.beans\\.XMLDecoder|java\\.net\\.(?:Http)?URLConnection")
                .orShould().callMethod(Runtime.class, "exec", String.class).orShould().callMethod(Runtime.class, "exec", String[].class)
                .orShould().dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "javax.script..", "org.springframework.web.client..")
                .because(
                        "database, mail server and the directory that the operator named are all that the desk calls (ASVS 1.2.5, 1.3.6,"
                                + " 1.5.2, 13.2.4)")
                .check(CODE);
    }

    /** The embedded database, the key of the demo's links, a backup where its operator wants it on the command line, and nothing whose name came from outside. */
    @Test
    void filesAreWrittenWhereTheDeskKeepsItsOwn() {
        List<String> writers = CODE.stream().filter(type -> type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().getName().matches(
                        "java\\.nio\\.file\\.Files|java\\.io\\.File|java\\.io\\.FileOutputStream|java\\.nio\\.channels\\.FileChannel")))
                .map(type -> type.getSimpleName()).sorted().toList();

        assertThat(writers).as("Say why this class needs files, and that no name of theirs comes from outside (ASVS 5.3.2)")
                .isSubsetOf("EmbeddedDatabase", "LinkKey", "BackupCommand", "DatabaseCopy");
    }

    @Test
    void noControllerReadsARequestIntoAnObject() {
        List<String> bound = CODE.stream().filter(type -> type.isMetaAnnotatedWith(Controller.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(RequestMapping.class)).flatMap(method -> method.getParameters().stream())
                .filter(parameter -> parameter.getAnnotations().isEmpty()
                        && HANDED.stream().noneMatch(parameter.getRawType().getName()::startsWith))
                .map(parameter -> name(parameter)).toList();

        assertThat(bound).as("Name each parameter by @RequestParam, or take a body by @RequestBody").isEmpty();
        assertThat(CODE.stream().filter(type -> type.isMetaAnnotatedWith(Controller.class))).as("controllers that were looked at")
                .hasSizeGreaterThan(3);
    }

    private static String name(JavaParameter parameter) {
        return ((JavaMethod) parameter.getOwner()).getFullName() + " parameter " + parameter.getIndex();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.springframework.web.reactive.DispatcherHandler", "io.rsocket.RSocket", "freemarker.template.Configuration",
        "com.fasterxml.aalto.stax.InputFactoryImpl"})
    void isNotOnTheClassPath(String type) {
        assertThat(ClassUtils.isPresent(type, getClass().getClassLoader())).isFalse();
    }
}
