package org.sixstep.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;

/** E15: whom an LDAP directory vouches for, and when it cannot be relied on. */
class LdapDirectoryTest {

    private static final SslBundles NO_BUNDLES = new DefaultSslBundleRegistry();

    private final TestDirectory server = new TestDirectory(null);

    @BeforeEach
    void organisation() {
        server.person("li.na", "Na", "Li").person("wang.wei", "Wei", "Wang").person("guest", "Gabi", "Gast")
                .person("locked", "Lou", "Locked")
                .group("Service Desk", "li.na", "wang.wei", "locked").group("Netops", "wang.wei").group("camunda-admin", "guest")
                .group("agents", "guest");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theRightPasswordGivesThePersonWithTheRolesOfTheirGroups() {
        DirectoryPerson person = directory().login("wang.wei", TestDirectory.PASSWORD).orElseThrow();

        assertThat(person.roles()).containsExactly("agents", "network");
        assertThat(person)
                .extracting(DirectoryPerson::userId, DirectoryPerson::firstName, DirectoryPerson::lastName, DirectoryPerson::email)
                .containsExactly("wang.wei", "Wei", "Wang", "wang.wei@example.org");
        assertThat(person.key()).matches("[0-9a-f-]{36}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "sixstep-demo-1", " Sixstep-demo-1"})
    void aWrongPasswordGivesNobody(String password) {
        assertThat(directory().login("li.na", password)).isEmpty();
    }

    @Test
    void aPersonWithoutPasswordIsNotEvenAskedFor() {
        assertThat(directory().login("li.na", "")).isEmpty();
        assertThat(directory().login("li.na", null)).isEmpty();
        assertThat(server.binds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "*", "li.*", "li.na)(uid=*", "x)(|(uid=*", "*)(objectClass=*", "li.na\0", "\\6ci.na", "uid=li.na",
        "(uid=li.na)"})
    void aNameIsAValueAndNoFilter(String userId) {
        assertThat(directory().login(userId, TestDirectory.PASSWORD)).isEmpty();
        assertThat(server.binds()).allMatch(TestDirectory.SEARCHER::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LI.NA", "Li.Na", " li.na", "li.na "})
    void anotherSpellingIsNobody(String userId) {
        assertThat(directory().login(userId, TestDirectory.PASSWORD)).isEmpty();
    }

    @Test
    void aGroupThatIsNotNamedMeansNothingWhateverItIsCalled() {
        assertThat(directory().login("guest", TestDirectory.PASSWORD).orElseThrow().roles()).isEmpty();
    }

    @Test
    void aLockedAccountIsNobody() {
        assertThat(directory().login("locked", TestDirectory.PASSWORD)).isEmpty();
    }

    @Test
    void twoOfOneNameLetNobodyIn() {
        server.add("ou=branch," + TestDirectory.PEOPLE, new Attribute("objectClass", "organizationalUnit"), new Attribute("ou", "branch"));
        server.add("uid=li.na,ou=branch," + TestDirectory.PEOPLE, new Attribute("objectClass", "person"), new Attribute("uid", "li.na"),
                new Attribute("userPassword", TestDirectory.PASSWORD));

        assertThatThrownBy(() -> directory().login("li.na", TestDirectory.PASSWORD)).isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("several people");
    }

    @Test
    void everybodyIsReadPageByPage() {
        String[] many = IntStream.range(0, 25).mapToObj(number -> "person" + number).toArray(String[]::new);
        for (String userId : many) {
            server.person(userId, "A", "B");
        }
        server.group("Management", many);

        assertThat(directory("sixstep.login.ldap.page-size", "10").everybody()).extracting(DirectoryPerson::userId)
                .contains("li.na", "wang.wei", "locked").contains(many).doesNotContain("guest").hasSize(28);
        assertThat(server.pages()).as("one page of groups, three of people").containsExactly(10, 10, 10, 10);
    }

    @Test
    void aPartOfAGroupIsNotTakenForTheWhole() {
        server.add("cn=Management," + TestDirectory.GROUPS, new Attribute("objectClass", "groupOfNames"), new Attribute("cn", "Management"),
                new Attribute("member;range=0-0", "uid=guest," + TestDirectory.PEOPLE));

        assertThatThrownBy(() -> directory().everybody()).isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("only some of the members");
    }

    @Test
    void aReferralIsNotFollowed() {
        try (TestDirectory other = new TestDirectory(null)) {
            other.person("elsewhere", "E", "Lsewhere");
            server.add("ou=abroad," + TestDirectory.PEOPLE, new Attribute("objectClass", "referral", "extensibleObject"),
                    new Attribute("ou", "abroad"),
                    new Attribute("ref", "ldap://127.0.0.1:" + other.port("ldap") + "/" + TestDirectory.PEOPLE));

            assertThat(directory().login("elsewhere", TestDirectory.PASSWORD)).isEmpty();
            assertThatThrownBy(() -> directory("sixstep.login.ldap.user-base", "ou=abroad," + TestDirectory.PEOPLE).login("elsewhere",
                    TestDirectory.PASSWORD))
                    .isInstanceOf(DirectoryUnavailableException.class).hasMessageContaining("referral");
            assertThat(other.binds()).isEmpty();
        }
    }

    @Test
    void aDirectoryWithoutTheKeySaysWhichSettingIsMissing() {
        assertThatThrownBy(() -> directory("sixstep.login.ldap.person-key", "objectGUID").login("li.na", TestDirectory.PASSWORD))
                .isInstanceOf(DirectoryUnavailableException.class).hasMessageContaining("sixstep.login.ldap.person-key");
    }

    @Test
    void theBinaryKeyOfActiveDirectoryIsWrittenInDigits() {
        server.add("uid=windows," + TestDirectory.PEOPLE, new Attribute("objectClass", "person"), new Attribute("uid", "windows"),
                new Attribute("objectGUID", new byte[] {0, (byte) 0xff, 1}), new Attribute("userPassword", TestDirectory.PASSWORD));

        assertThat(directory("sixstep.login.ldap.person-key", "objectGUID").login("windows", TestDirectory.PASSWORD).orElseThrow().key())
                .isEqualTo("00ff01");
    }

    @Test
    void theSearchersWrongPasswordIsNotThePersons() {
        assertThatThrownBy(() -> directory("sixstep.login.ldap.bind-password", "wrong").login("li.na", TestDirectory.PASSWORD))
                .isInstanceOf(DirectoryUnavailableException.class);
    }

    @Test
    void aStoppedServerIsUnavailableAndAnotherOneIsAsked() {
        try (TestDirectory second = new TestDirectory(null)) {
            second.person("li.na", "Na", "Li").group("Service Desk", "li.na");
            int stopped = server.port("ldap");
            LdapDirectory alone = directory();
            LdapDirectory both = directory("sixstep.login.ldap.url",
                    "ldap://127.0.0.1:" + stopped + ",ldap://127.0.0.1:" + second.port("ldap"));
            server.stop();

            assertThatThrownBy(() -> alone.login("li.na", TestDirectory.PASSWORD)).isInstanceOf(DirectoryUnavailableException.class);
            assertThatThrownBy(alone::everybody).isInstanceOf(DirectoryUnavailableException.class);
            assertThat(both.login("li.na", TestDirectory.PASSWORD)).isPresent();
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LdapDirectory directory = directory("sixstep.login.ldap.url", "ldap://127.0.0.1:" + silent.getLocalPort(),
                    "sixstep.login.ldap.timeout", "100ms");

            assertThatThrownBy(() -> directory.login("li.na", TestDirectory.PASSWORD)).isInstanceOf(DirectoryUnavailableException.class);
        }
    }

    @Test
    void encryptedConnectionsGoToTheHostThatTheCertificateNames(@TempDir Path keys) throws Exception {
        TestCertificate right = TestCertificate.of("localhost", keys);
        TestCertificate wrong = TestCertificate.of("directory.example", keys);
        try (TestDirectory trusted = new TestDirectory(right.server()); TestDirectory impostor = new TestDirectory(wrong.server())) {
            for (TestDirectory directory : new TestDirectory[] {trusted, impostor}) {
                directory.person("li.na", "Na", "Li").group("Service Desk", "li.na");
            }
            for (String scheme : new String[] {"ldap", "ldaps"}) {
                String url = scheme + "://localhost:" + trusted.port(scheme);
                assertThat(encrypted(url, right.trusted()).login("li.na", TestDirectory.PASSWORD)).as(url).isPresent();
                assertThatThrownBy(() -> encrypted(url, wrong.trusted()).login("li.na", TestDirectory.PASSWORD)).as("untrusted")
                        .isInstanceOf(DirectoryUnavailableException.class);
                assertThatThrownBy(() -> encrypted(scheme + "://localhost:" + impostor.port(scheme), wrong.trusted()).login("li.na",
                        TestDirectory.PASSWORD))
                        .as("wrong host").isInstanceOf(DirectoryUnavailableException.class);
            }
            assertThat(impostor.binds()).isEmpty();
        }
    }

    @Test
    void noPasswordIsSentToAServerThatCannotEncrypt() {
        assertThatThrownBy(() -> directory("sixstep.login.ldap.start-tls", "true").login("li.na", TestDirectory.PASSWORD))
                .isInstanceOf(DirectoryUnavailableException.class);
        assertThat(server.binds()).isEmpty();
    }

    private LdapDirectory encrypted(String url, SslBundles bundles) {
        return directory(bundles, "sixstep.login.ldap.url", url, "sixstep.login.ldap.start-tls", "true", "sixstep.login.ldap.ssl-bundle",
                "directory");
    }

    private LdapDirectory directory(String... settings) {
        return directory(NO_BUNDLES, settings);
    }

    private LdapDirectory directory(SslBundles bundles, String... settings) {
        Map<String, Object> all = server.settings();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        LoginProperties login = new Binder(new MapConfigurationPropertySource(all)).bind("sixstep.login", LoginProperties.class).get();
        return new LdapDirectory(login, LdapServers.of(login.ldap(), bundles));
    }
}
