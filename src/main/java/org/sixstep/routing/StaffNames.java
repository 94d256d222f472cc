package org.sixstep.routing;

import org.sixstep.ticket.PeopleNames;
import org.springframework.stereotype.Component;

/** Names from the directory of the staff. */
@Component
record StaffNames(StaffDirectory staff) implements PeopleNames {

    @Override
    public String name(String userId) {
        return staff.name(userId).orElse(userId);
    }
}
