package org.sixstep.login;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The directory for people who have no local account (E15), prefix {@code sixstep.login}.
 *
 * @param from  {@code ldap} or {@code oidc}; without it only the engine's own users log in
 * @param roles for each role the groups of the directory whose members have it; any other group gives no role.
 *              {@code administrators} stands for the engine's {@code camunda-admin}
 */
@ConfigurationProperties("sixstep.login")
public record LoginProperties(From from, @DefaultValue Map<String, List<String>> roles, @DefaultValue Ldap ldap, @DefaultValue Oidc oidc) {

    private static final String ADMINISTRATORS = "administrators";
    private static final String CAMUNDA_ADMIN = "camunda-admin";

    public LoginProperties {
        roles = roles.entrySet().stream().collect(Collectors.toMap(
                entry -> entry.getKey().equals(ADMINISTRATORS) ? CAMUNDA_ADMIN : entry.getKey(), Map.Entry::getValue));
    }

    /** The kinds of directory. */
    public enum From {
        LDAP, OIDC
    }

    /**
     * An LDAP directory.
     *
     * @param url         servers in the order in which they are asked: {@code ldaps://host:636}, or {@code ldap://host:389} with StartTLS
     * @param startTls    false only for a server on the same host
     * @param sslBundle   name of the Spring SSL bundle with the trusted certificates; without it the Java runtime's
     * @param bindDn      the account that searches
     * @param userId      attribute that people log in with
     * @param personKey   attribute that the directory never gives to another person: {@code entryUUID}, {@code objectGUID} of Active
     * Directory
     * @param member      attribute of a group that holds the names of its members; nested groups do not count
     * @param pageSize    entries asked for at once
     * @param timeout     for a connection, and for each answer
     * @param followEvery how often the directory is compared with the accounts
     */
    public record Ldap(@DefaultValue List<URI> url, @DefaultValue("true") boolean startTls, String sslBundle, String bindDn,
            String bindPassword,
            String userBase, @DefaultValue("(objectClass=person)") String userFilter, @DefaultValue("uid") String userId,
            @DefaultValue("entryUUID") String personKey, String groupBase,
            @DefaultValue("(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=group))") String groupFilter,
            @DefaultValue("cn") String groupName, @DefaultValue("member") String member, @DefaultValue("500") int pageSize,
            @DefaultValue("4s") Duration timeout, @DefaultValue("5m") Duration followEvery) {}

    /**
     * An OpenID Connect provider.
     *
     * @param userIdClaim the claim with a person's readable id at the first sign-in; from then on the person is identified by {@code sub}
     * @param groupsClaim the claim with the groups; a dot leads into a nested object
     * @param audience    the audience of access tokens for {@code /api} and {@code /engine-rest}; without it no token is accepted there
     * @param acr         how people must have signed in: values of {@code acr} in order of preference, one of which each token must have.
     * Empty accepts the provider's default
     * @param algorithms  accepted signature algorithms
     * @param session     the time after which the provider is asked again
     * @param keep        how long an account is kept after the last sign-in
     */
    public record Oidc(String issuer, String clientId, String clientSecret,
            @DefaultValue( {"openid", "profile", "email"}) List<String> scopes,
            @DefaultValue("preferred_username") String userIdClaim, @DefaultValue("groups") String groupsClaim, String audience,
            @DefaultValue List<String> acr, @DefaultValue("RS256") List<String> algorithms, @DefaultValue("8h") Duration session,
            @DefaultValue("30d") Duration keep){}
}
