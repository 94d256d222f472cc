package org.sixstep.login;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.sixstep.FreePort;

/**
 * An LDAP server with the people and groups of an organisation; it writes down who tried to bind, and how much it was asked for at once.
 */
public final class TestDirectory implements AutoCloseable {

    public static final String PASSWORD = "Sixstep-demo-1";
    public static final String SEARCHER = "cn=sixstep,ou=services,dc=example,dc=org";
    public static final String PEOPLE = "ou=people,dc=example,dc=org";
    public static final String GROUPS = "ou=groups,dc=example,dc=org";

    private final InMemoryDirectoryServer server;
    private final List<String> binds = new CopyOnWriteArrayList<>();
    private final List<Integer> pages = new CopyOnWriteArrayList<>();

    private final class Watcher extends InMemoryOperationInterceptor {

        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
            binds.add(request.getRequest().getBindDN());
            if (request.getRequest().getBindDN().startsWith("uid=locked,")) {
                throw new LDAPException(ResultCode.UNWILLING_TO_PERFORM, "account locked");
            }
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            Optional<SimplePagedResultsControl> page = request.getRequest().getControlList().stream()
                    .filter(SimplePagedResultsControl.class::isInstance)
                    .map(SimplePagedResultsControl.class::cast).findFirst();
            page.ifPresent(asked -> pages.add(asked.getSize()));
            if (page.isEmpty() && request.getRequest().getSizeLimit() == 0) {
                throw new LDAPException(ResultCode.SIZE_LIMIT_EXCEEDED, "ask page by page");
            }
        }
    }

    /** With StartTLS and LDAPS if there is a certificate. */
    public TestDirectory(SSLContext certificate) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
            InetAddress here = InetAddress.getLoopbackAddress();
            List<InMemoryListenerConfig> listeners = new ArrayList<>();
            listeners.add(InMemoryListenerConfig.createLDAPConfig("ldap", here, FreePort.choose(),
                    certificate == null ? null : certificate.getSocketFactory()));
            if (certificate != null) {
                listeners.add(InMemoryListenerConfig.createLDAPSConfig("ldaps", here, 0, certificate.getServerSocketFactory(), null));
            }
            config.setListenerConfigs(listeners);
            config.setSchema(null);
            config.addAdditionalBindCredentials(SEARCHER, "Searching-1");
            config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
            config.addInMemoryOperationInterceptor(new Watcher());
            server = new InMemoryDirectoryServer(config);
            server.add("dc=example,dc=org", new Attribute("objectClass", "domain"), new Attribute("dc", "example"));
            server.add(PEOPLE, new Attribute("objectClass", "organizationalUnit"), new Attribute("ou", "people"));
            server.add(GROUPS, new Attribute("objectClass", "organizationalUnit"), new Attribute("ou", "groups"));
            server.startListening();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port(String listener) {
        return server.getListenPort(listener);
    }

    /** Settings that lead here, by the first name of what follows {@code sixstep.login.}. */
    public Map<String, Object> settings() {
        return new HashMap<>(Map.of("sixstep.login.from", "ldap", "sixstep.login.ldap.url", "ldap://127.0.0.1:" + port("ldap"),
                "sixstep.login.ldap.start-tls", "false", "sixstep.login.ldap.bind-dn", SEARCHER, "sixstep.login.ldap.bind-password",
                "Searching-1",
                "sixstep.login.ldap.user-base", PEOPLE, "sixstep.login.ldap.group-base", GROUPS,
                "sixstep.login.roles.agents", "Service Desk", "sixstep.login.roles.network[0]", "cn=Netops, ou=groups, dc=example, dc=org",
                "sixstep.login.roles.managers", "Management"));
    }

    public TestDirectory person(String userId, String firstName, String lastName) {
        return add("uid=" + userId + "," + PEOPLE, new Attribute("objectClass", "person", "inetOrgPerson"), new Attribute("uid", userId),
                new Attribute("givenName", firstName), new Attribute("sn", lastName), new Attribute("cn", firstName + " " + lastName),
                new Attribute("mail", userId + "@example.org"), new Attribute("userPassword", PASSWORD));
    }

    public TestDirectory group(String name, String... userIds) {
        List<String> members = new ArrayList<>(List.of(SEARCHER));
        Stream.of(userIds).map(userId -> "uid=" + userId + "," + PEOPLE).forEach(members::add);
        return add("cn=" + name + "," + GROUPS, new Attribute("objectClass", "groupOfNames"), new Attribute("cn", name),
                new Attribute("member", members));
    }

    public TestDirectory add(String dn, Attribute... attributes) {
        try {
            server.add(new Entry(dn, attributes));
            return this;
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    public void join(String userId, String group) {
        change(userId, group, ModificationType.ADD);
    }

    public void leave(String userId, String group) {
        change(userId, group, ModificationType.DELETE);
    }

    public void remove(String dn) {
        try {
            server.delete(dn);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<String> binds() {
        return binds;
    }

    public List<Integer> pages() {
        return pages;
    }

    public void stop() {
        server.shutDown(true);
    }

    public void start() {
        try {
            server.startListening();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void change(String userId, String group, ModificationType change) {
        try {
            server.modify("cn=" + group + "," + GROUPS, new Modification(change, "member", "uid=" + userId + "," + PEOPLE));
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }
}
