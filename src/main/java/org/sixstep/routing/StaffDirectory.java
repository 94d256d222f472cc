package org.sixstep.routing;

import java.util.List;
import java.util.Optional;

/** Who works at the desk. The features ask here and do not know where users and groups are kept. */
public interface StaffDirectory {

    /** User ids of the members of a group, for example {@code supervisors}; empty if there is no such group. */
    List<String> members(String group);

    /** Mail address of a user; empty if the user is unknown or has none. */
    Optional<String> email(String userId);

    /** Name of a user as colleagues read it; empty if the user is unknown or has none. */
    Optional<String> name(String userId);
}
