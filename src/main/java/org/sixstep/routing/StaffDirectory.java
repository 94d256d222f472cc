package org.sixstep.routing;

import java.util.List;
import java.util.Optional;

/** The staff: members of groups, names and mail addresses. */
public interface StaffDirectory {

    /** User ids of the members of a group, in a stable order; none if there is no such group. */
    List<String> members(String group);

    Optional<String> email(String userId);

    /** The name that people read; empty if nobody has this id. */
    Optional<String> name(String userId);
}
