package org.sixstep.routing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sixstep.form.OptionList;
import org.springframework.stereotype.Component;

/** Option lists of people for the forms of a ticket. */
@Component
class PeopleOptions implements OptionList {

    private final StaffOptions staff;

    PeopleOptions(StaffOptions staff) {
        this.staff = staff;
    }

    @Override
    public String key() {
        return "peopleOptions";
    }

    @Override
    public List<Map<String, String>> options(UUID recordId) {
        return staff.peopleOptions();
    }
}
