package org.sixstep.login;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * People of an LDAP directory: checks passwords, and finds the members of the groups that give a role (E15). A name is searched as a
 * value, never as part of a filter's text; an empty password is not sent, because a server takes it for an anonymous bind and succeeds;
 * referrals are not followed, because they would carry passwords to servers that are not configured.
 */
public class LdapDirectory {

    private static final String GIVEN_NAME = "givenName";
    private static final String SURNAME = "sn";
    private static final String MAIL = "mail";
    private static final String BINARY_KEY = "objectGUID";
    private static final String RANGE_OPTION = ";range=";
    /** Wrong password, locked, expired, or not allowed to log in. Any other result is a failure of the directory. */
    private static final Set<ResultCode> REFUSED = Set.of(ResultCode.INVALID_CREDENTIALS, ResultCode.UNWILLING_TO_PERFORM,
            ResultCode.CONSTRAINT_VIOLATION,
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS, ResultCode.INAPPROPRIATE_AUTHENTICATION, ResultCode.NO_SUCH_OBJECT);

    private final LoginProperties.Ldap settings;
    private final GroupRoles roles;
    private final ServerSet servers;
    private final Filter people;
    private final Filter groups;

    public LdapDirectory(LoginProperties login, ServerSet servers) {
        this.settings = login.ldap();
        this.roles = new GroupRoles(login.roles());
        this.servers = servers;
        this.people = filter(settings.userFilter());
        this.groups = filter(settings.groupFilter());
    }

    /**
    * The person with this user id and password; empty if there is none, whatever the reason. The id is case-sensitive.
     */
    public Optional<DirectoryPerson> login(String userId, String password) {
        if (password == null || password.isEmpty()) {
            return Optional.empty();
        }
        try (LDAPConnection connection = servers.getConnection()) {
            SearchResultEntry entry = find(connection, userId);
            if (entry == null || !userId.equals(entry.getAttributeValue(settings.userId()))) {
                return Optional.empty();
            }
            DirectoryPerson person = person(entry, rolesOf(connection, entry.getDN()));
            return isPasswordOf(connection, entry.getDN(), password) ? Optional.of(person) : Optional.empty();
        } catch (LDAPException e) {
            throw unavailable(e);
        }
    }

    /** Everybody who has a role; never an incomplete list. */
    public List<DirectoryPerson> everybody() {
        try (LDAPConnection connection = servers.getConnection()) {
            Map<DN, Set<String>> members = members(connection);
            List<DirectoryPerson> everybody = new ArrayList<>();
            for (Entry entry : all(connection, request(settings.userBase(), people, attributesOfPerson()))) {
                Set<String> memberOf = members.get(entry.getParsedDN());
                if (memberOf != null && entry.getAttributeValue(settings.userId()) != null) {
                    everybody.add(person(entry, memberOf));
                }
            }
            return everybody;
        } catch (LDAPException e) {
            throw unavailable(e);
        }
    }

    private @Nullable SearchResultEntry find(LDAPConnection connection, String userId) throws LDAPException {
        SearchRequest request = request(settings.userBase(),
                Filter.createANDFilter(people, Filter.createEqualityFilter(settings.userId(), userId)),
                attributesOfPerson());
        request.setSizeLimit(2);
        List<SearchResultEntry> found = connection.search(request).getSearchEntries();
        if (found.size() > 1) {
            throw new DirectoryUnavailableException("The directory has several people with the"
                    + " " + settings.userId() + " '" + userId + "'.",
                    null);
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private Set<String> rolesOf(LDAPConnection connection, String person) throws LDAPException {
        Filter joined = Filter.createANDFilter(groups, Filter.createEqualityFilter(settings.member(), person));
        Set<String> memberOf = new TreeSet<>();
        all(connection, request(settings.groupBase(), joined, settings.groupName())).forEach(group -> memberOf.addAll(rolesOf(group)));
        return memberOf;
    }

    private Set<String> rolesOf(Entry group) {
        return roles.of(group.getDN(), group.getAttributeValue(settings.groupName()));
    }

    private Map<DN, Set<String>> members(LDAPConnection connection) throws LDAPException {
        Map<DN, Set<String>> members = new HashMap<>();
        for (Entry group : all(connection, request(settings.groupBase(), groups, settings.groupName(), settings.member()))) {
            Set<String> mapped = rolesOf(group);
            if (!mapped.isEmpty()) {
                refuseIncomplete(group);
                for (String member : Optional.ofNullable(group.getAttributeValues(settings.member())).orElse(new String[0])) {
                    members.computeIfAbsent(new DN(member), dn -> new TreeSet<>()).addAll(mapped);
                }
            }
        }
        return members;
    }

    /** Active Directory returns at most 1,500 members at once: a member who is missing must not be taken for one who has left. */
    private void refuseIncomplete(Entry group) {
        for (Attribute attribute : group.getAttributes()) {
            if (attribute.getName().contains(RANGE_OPTION)) {
                throw new DirectoryUnavailableException(
                        "The directory returned only some of the members of " + group.getDN() + ": use smaller groups.", null);
            }
        }
    }

    private boolean isPasswordOf(LDAPConnection connection, String person, String password) throws LDAPException {
        try {
            connection.bind(new SimpleBindRequest(person, password));
            return true;
        } catch (LDAPException e) {
            if (REFUSED.contains(e.getResultCode())) {
                return false;
            }
            throw e;
        }
    }

    /** Page by page, because servers limit the number of entries in an answer. */
    private List<Entry> all(LDAPConnection connection, SearchRequest request) throws LDAPException {
        List<Entry> entries = new ArrayList<>();
        paged(connection, request, page -> entries.addAll(page.getSearchEntries()));
        return entries;
    }

    private void paged(LDAPConnection connection, SearchRequest request, Consumer<SearchResult> pages) throws LDAPException {
        ASN1OctetString cookie = null;
        do {
            request.setControls(new SimplePagedResultsControl(settings.pageSize(), cookie));
            SearchResult page = connection.search(request);
            pages.accept(page);
            SimplePagedResultsControl more = SimplePagedResultsControl.get(page);
            cookie = more != null && more.moreResultsToReturn() ? more.getCookie() : null;
        } while (cookie != null);
    }

    private SearchRequest request(String base, Filter filter, String... attributes) {
        SearchRequest request = new SearchRequest(base, SearchScope.SUB, filter, attributes);
        request.setTimeLimitSeconds((int) Math.max(1, settings.timeout().toSeconds()));
        return request;
    }

    private String[] attributesOfPerson() {
        return new String[] {settings.userId(), settings.personKey(), GIVEN_NAME, SURNAME, MAIL};
    }

    private DirectoryPerson person(Entry entry, Set<String> memberOf) {
        byte[] key = entry.getAttributeValueBytes(settings.personKey());
        if (key == null) {
            throw new DirectoryUnavailableException(entry.getDN() + " has no attribute " + settings.personKey()
                    + ": set sixstep.login.ldap.person-key to one that the directory never gives to another person.", null);
        }
        String text = settings.personKey().equalsIgnoreCase(BINARY_KEY) ? HexFormat.of().formatHex(key)
                : entry.getAttributeValue(settings.personKey());
        return new DirectoryPerson(text, entry.getAttributeValue(settings.userId()), entry.getAttributeValue(GIVEN_NAME),
                entry.getAttributeValue(SURNAME),
                entry.getAttributeValue(MAIL), memberOf);
    }

    private static Filter filter(String text) {
        try {
            return Filter.create(text);
        } catch (LDAPException e) {
            throw new IllegalArgumentException("Not an LDAP filter: " + text, e);
        }
    }

    private static DirectoryUnavailableException unavailable(LDAPException e) {
        return new DirectoryUnavailableException(
                "The LDAP directory cannot be queried: " + e.getResultCode() + ", " + e.getExceptionMessage(), e);
    }
}
