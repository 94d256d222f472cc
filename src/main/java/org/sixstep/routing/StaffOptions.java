package org.sixstep.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lists staff as options of a form. */
@Component
public class StaffOptions {

    /** Of those who work on tickets. */
    public static final List<String> GROUPS = List.of("agents", "dispatchers", "experts", "system", "network", "endpoint", "developers",
            "operations",
            "product", "leads", "supervisors");

    private final StaffDirectory staff;

    StaffOptions(StaffDirectory staff) {
        this.staff = staff;
    }

    /** Everybody who may work on a ticket: {@code label} and {@code value} of each, by name. The label tells two of one name apart. */
    public List<Map<String, String>> peopleOptions() {
        return GROUPS.stream().flatMap(group -> staff.members(group).stream()).distinct()
                .map(userId -> Map.of("label", label(userId), "value", userId))
                .sorted(Comparator.comparing(option -> option.get("label")))
                .toList();
    }

    private String label(String userId) {
        return staff.name(userId).filter(name -> !name.equals(userId)).map(name -> name + " (" + userId + ")").orElse(userId);
    }
}
