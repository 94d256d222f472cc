package org.sixstep.login;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Maps groups of a directory to roles. A group that the settings do not name gives no role, whatever it is called: being allowed to
 * create groups in a directory must not mean being allowed to create administrators.
 */
public final class GroupRoles {

    private final Map<String, List<String>> groupsByRole;

    public GroupRoles(Map<String, List<String>> groupsByRole) {
        this.groupsByRole = groupsByRole;
    }

    /** Of groups with exactly these names. */
    public Set<String> of(Collection<String> groups) {
        Set<String> roles = new TreeSet<>();
        groupsByRole.forEach((role, named) -> {
            if (named.stream().anyMatch(groups::contains)) {
                roles.add(role);
            }
        });
        return roles;
    }

    /** Of a group with this full and this short name; upper and lower case are the same to LDAP. */
    Set<String> of(String distinguishedName, String name) {
        Set<String> roles = new LinkedHashSet<>();
        groupsByRole.forEach((role, named) -> {
            if (named.stream().anyMatch(group -> group.equalsIgnoreCase(name) || isSame(group, distinguishedName))) {
                roles.add(role);
            }
        });
        return roles;
    }

    private static boolean isSame(String group, String distinguishedName) {
        try {
            return DN.isValidDN(group) && DN.equals(group, distinguishedName);
        } catch (LDAPException e) {
            throw new DirectoryUnavailableException("The directory has a group with an invalid name: " + distinguishedName, e);
        }
    }
}
