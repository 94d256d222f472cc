package org.sixstep.engine.authorization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.authorization.Groups;
import org.sixstep.text.CatalogueText;

/** The groups that the procedure works with. */
public final class Roles {

    public static final String AGENTS = "agents";
    public static final String DISPATCHERS = "dispatchers";
    public static final String EXPERTS = "experts";
    public static final String SYSTEM = "system";
    public static final String NETWORK = "network";
    public static final String ENDPOINT = "endpoint";
    public static final String DEVELOPERS = "developers";
    public static final String OPERATIONS = "operations";
    public static final String PRODUCT = "product";
    public static final String LEADS = "leads";
    public static final String SUPERVISORS = "supervisors";
    public static final String KNOWLEDGE = "knowledge";
    public static final String MANAGERS = "managers";
    public static final String OWNERS = "owners";
    public static final String ADMINISTRATORS = Groups.CAMUNDA_ADMIN;

    public static final Map<String, String> NAMES = names();
    /** Everybody but the administrators. */
    static final List<String> DESK = NAMES.keySet().stream().filter(role -> !role.equals(ADMINISTRATORS)).toList();
    /** A process owner sees the procedure and at which step tickets are, not the people who reported them. */
    static final List<String> TICKET_READERS = NAMES.keySet().stream().filter(role -> !role.equals(OWNERS)).toList();
    /** Those who work on tickets. */
    static final List<String> HANDLERS = List.of(AGENTS, DISPATCHERS, EXPERTS, SYSTEM, NETWORK, ENDPOINT, DEVELOPERS, OPERATIONS, PRODUCT,
            LEADS,
            SUPERVISORS);

    private Roles() {
    }

    public static List<String> plus(List<String> roles, String... more) {
        List<String> all = new ArrayList<>(roles);
        all.addAll(List.of(more));
        return all;
    }

    /** In English, as they are stored; their reader gets another language ({@code ReaderJson}). */
    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        List.of(AGENTS, DISPATCHERS, EXPERTS, SYSTEM, NETWORK, ENDPOINT, DEVELOPERS, OPERATIONS, PRODUCT, LEADS, SUPERVISORS, KNOWLEDGE,
                MANAGERS, OWNERS, ADMINISTRATORS).forEach(role -> names.put(role, CatalogueText.in(Locale.ENGLISH, "group." + role)));
        return names;
    }
}
