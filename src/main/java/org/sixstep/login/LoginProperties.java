package org.sixstep.login;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people log in who have no account of the desk's own (E15), prefix {@code sixstep.login}.
 *
 * @param from  {@code ldap} or {@code oidc}; without it only the engine's own users log in
 * @param roles for each role of the desk the groups of the directory whose members have it; any other group means nothing here.
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
     * @param startTls    false only for a server on this machine
     * @param sslBundle   name of Spring's SSL bundle with the certificates that are trusted; without it those that Java trusts
     * @param bindDn      the account that searches
     * @param userId      attribute that people log in with
     * @param personKey   attribute that the directory never gives to another person: {@code entryUUID}, {@code objectGUID} of Active
     * Directory
     * @param member      attribute of a group that holds the names of its members; groups in groups do not count
     * @param pageSize    entries asked for at once
     * @param timeout     for a connection, and for each answer
     * @param followEvery how often joiners and leavers are looked for
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
     * @param userIdClaim where a person's readable id is taken from at the first sign-in; from then on the person is known by {@code sub}
     * @param groupsClaim where the groups are; a point leads into a nested object
     * @param audience    what access tokens for {@code /api} and {@code /engine-rest} are made out to; without it no token opens these
     * doors
     * @param acr         how people must have signed in: values of {@code acr}, the best liked first, that the provider is asked for and
     * each token must have one of.
     *                    Empty takes what the provider thinks is right
     * @param algorithms  signatures that are accepted
     * @param session     after which the provider is asked again
     * @param keep        how long somebody is known after the last sign-in
     */
    public record Oidc(String issuer, String clientId, String clientSecret,
            @DefaultValue( {"openid", "profile", "email"}) List<String> scopes,
            @DefaultValue("preferred_username") String userIdClaim, @DefaultValue("groups") String groupsClaim, String audience,
            @DefaultValue List<String> acr, @DefaultValue("RS256") List<String> algorithms, @DefaultValue("8h") Duration session,
            @DefaultValue("30d") Duration keep){}
}
