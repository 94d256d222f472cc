package org.sixstep.engine.directory;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.sixstep.database.StartRefusedException;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.login.LoginProperties;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Refuses login settings that would admit too many people, or nobody. Checked before anything is created. */
@Configuration(proxyBeanMethods = false)
class LoginCheck {

    private static final List<String> SIGNATURES = List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    @Bean
    static BeanFactoryPostProcessor refuseUnsafeLogin(Environment environment) {
        return beanFactory -> check(environment);
    }

    static void check(Environment environment) {
        LoginProperties login = Binder.get(environment).bindOrCreate("sixstep.login", LoginProperties.class);
        if (login.from() == null) {
            refuseIf(!login.roles().isEmpty() || !login.ldap().url().isEmpty() || login.oidc().issuer() != null,
                    "sixstep.login has settings of a directory, but sixstep.login.from is missing.", "Set it to ldap or oidc.");
            return;
        }
        refuseIf(
                login.roles().isEmpty() || login.roles().values().stream()
                        .anyMatch(groups -> groups.isEmpty() || groups.stream().anyMatch(String::isBlank)),
                "sixstep.login.roles is empty, or names no group of the directory for one of its roles.",
                "Set for example sixstep.login.roles.agents to the groups whose members are agents. The roles: " + Roles.NAMES.keySet()
                        + ".");
        login.roles().keySet()
                .forEach(role -> refuseIf(!Roles.NAMES.containsKey(role), "sixstep.login.roles." + role + " is not a role.",
                        "Use one of " + Roles.NAMES.keySet() + "."));
        if (login.from() == LoginProperties.From.LDAP) {
            check(login.ldap());
        } else {
            check(login.oidc());
        }
    }

    private static void check(LoginProperties.Ldap ldap) {
        required("sixstep.login.ldap.",
                Stream.of("url", ldap.url().isEmpty() ? "" : "given", "user-base", ldap.userBase(), "group-base", ldap.groupBase()));
        for (URI url : ldap.url()) {
            refuseIf(url.getHost() == null || !List.of("ldap", "ldaps").contains(url.getScheme()),
                    "sixstep.login.ldap.url: " + url + " is not an LDAP address.",
                    "Write it as ldaps://host:636 or ldap://host:389.");
            refuseIf("ldap".equals(url.getScheme()) && !ldap.startTls() && !isLoopback(url.getHost()),
                    "sixstep.login.ldap.start-tls is false: passwords would go to " + url.getHost() + " unencrypted.",
                    "Remove this setting, or use ldaps.");
        }
        refuseIf(ldap.bindDn() != null && (ldap.bindPassword() == null || ldap.bindPassword().isEmpty()),
                "sixstep.login.ldap.bind-password is missing.",
                "Set it: a server treats an empty password as an anonymous login.");
    }

    private static void check(LoginProperties.Oidc oidc) {
        required("sixstep.login.oidc.",
                Stream.of("issuer", oidc.issuer(), "client-id", oidc.clientId(), "client-secret", oidc.clientSecret()));
        URI issuer = URI.create(oidc.issuer());
        refuseIf(!"https".equals(issuer.getScheme()) && !isLoopback(String.valueOf(issuer.getHost())),
                "sixstep.login.oidc.issuer is not https: " + issuer,
                "Use the provider's https address.");
        refuseIf(oidc.clientId().equals(oidc.audience()),
                "sixstep.login.oidc.audience is the client id: the API would accept ID tokens.",
                "Let the provider issue access tokens for an audience of their own, and set that.");
        oidc.algorithms()
                .forEach(algorithm -> refuseIf(!SIGNATURES.contains(algorithm),
                        "sixstep.login.oidc.algorithms: " + algorithm + " is not accepted.",
                        "Use some of " + SIGNATURES + "."));
        refuseIf(oidc.algorithms().isEmpty(), "sixstep.login.oidc.algorithms is empty.", "Use some of " + SIGNATURES + ".");
    }

    private static void required(String prefix, Stream<String> namesAndValues) {
        List<String> all = namesAndValues.toList();
        for (int i = 0; i < all.size(); i += 2) {
            refuseIf(all.get(i + 1) == null || all.get(i + 1).isBlank(), prefix + all.get(i) + " is missing.",
                    "Set " + prefix + all.get(i) + ".");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void refuseIf(boolean refused, String reason, String remedy) {
        if (refused) {
            throw new StartRefusedException(reason, remedy);
        }
    }
}
