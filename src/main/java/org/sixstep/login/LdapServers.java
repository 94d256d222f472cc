package org.sixstep.login;

import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundles;

/**
 * Connects to the first LDAP server that answers: encrypted, with the host name checked against its certificate, bound as the account
 * that searches, and with a timeout.
 */
public final class LdapServers {

    private static final String ENCRYPTED = "ldaps";
    private static final int ENCRYPTED_PORT = 636;
    private static final int PLAIN_PORT = 389;

    private LdapServers() {
    }

    public static ServerSet of(LoginProperties.Ldap settings, SslBundles bundles) {
        SSLContext tls = context(settings, bundles);
        return new FailoverServerSet(settings.url().stream().<ServerSet>map(url -> server(url, settings, tls)).toList());
    }

    private static ServerSet server(URI url, LoginProperties.Ldap settings, SSLContext tls) {
        boolean encrypted = ENCRYPTED.equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : encrypted ? ENCRYPTED_PORT : PLAIN_PORT;
        return new SingleServerSet(url.getHost(), port, encrypted ? tls.getSocketFactory() : null, options(settings),
                settings.bindDn() == null ? null : new SimpleBindRequest(settings.bindDn(), settings.bindPassword()),
                !encrypted && settings.startTls() ? new StartTLSPostConnectProcessor(tls) : null);
    }

    private static LDAPConnectionOptions options(LoginProperties.Ldap settings) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) settings.timeout().toMillis());
        options.setResponseTimeoutMillis(settings.timeout().toMillis());
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        options.setFollowReferrals(false);
        options.setUseSynchronousMode(true);
        return options;
    }

    private static SSLContext context(LoginProperties.Ldap settings, SslBundles bundles) {
        try {
            return settings.sslBundle() == null ? SSLContext.getDefault() : bundles.getBundle(settings.sslBundle()).createSslContext();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The default TLS context of this Java runtime cannot be created.", e);
        }
    }
}
