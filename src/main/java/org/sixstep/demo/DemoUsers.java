package org.sixstep.demo;

import java.util.List;
import org.sixstep.database.ConditionalOnEmbeddedDatabase;
import org.sixstep.engine.authorization.FirstAccounts;
import org.sixstep.engine.authorization.RoleSetup;
import org.sixstep.engine.authorization.Roles;
import org.springframework.stereotype.Component;

/** Invented people, two in most roles, who exist only beside the embedded database. */
@Component
@ConditionalOnEmbeddedDatabase
public final class DemoUsers implements FirstAccounts {

    public static final String PASSWORD = "Sixstep-demo-1";

    public static final List<Person> ALL = List.of(
            person("agent", "Lan", "Chen", Roles.AGENTS),
            person("agent2", "Jonas", "Weber", Roles.AGENTS),
            person("dispatcher", "Ming", "Zhao", Roles.DISPATCHERS),
            person("dispatcher2", "Clara", "Moreau", Roles.DISPATCHERS),
            person("system", "Hao", "Wang", Roles.SYSTEM),
            person("system2", "Petra", "Novak", Roles.SYSTEM),
            person("network", "Yun", "Liu", Roles.NETWORK),
            person("network2", "Tomas", "Berg", Roles.NETWORK),
            person("endpoint", "Xin", "Sun", Roles.ENDPOINT),
            person("endpoint2", "Marta", "Silva", Roles.ENDPOINT),
            person("developer", "Rui", "Gao", Roles.DEVELOPERS),
            person("developer2", "Nils", "Lund", Roles.DEVELOPERS),
            person("operations", "Fang", "Xu", Roles.OPERATIONS),
            person("operations2", "Irina", "Petrov", Roles.OPERATIONS),
            person("product", "Qian", "He", Roles.PRODUCT),
            person("product2", "Oscar", "Grant", Roles.PRODUCT),
            person("expert", "Wei", "Tang", Roles.EXPERTS),
            person("expert2", "Ada", "Kowalski", Roles.EXPERTS),
            person("lead", "Bo", "Feng", Roles.LEADS),
            person("lead2", "Helen", "Marsh", Roles.LEADS),
            person("supervisor", "Jing", "Luo", Roles.SUPERVISORS),
            person("supervisor2", "Paul", "Keller", Roles.SUPERVISORS),
            person("knowledge", "Shu", "Deng", Roles.KNOWLEDGE),
            person("knowledge2", "Emma", "Rossi", Roles.KNOWLEDGE),
            person("manager", "Kai", "Zhu", Roles.MANAGERS),
            person("owner", "Ning", "Cao", Roles.OWNERS),
            person(RoleSetup.ADMINISTRATOR, "Tao", "Lin", Roles.ADMINISTRATORS));

    private static Person person(String id, String firstName, String lastName, String role) {
        return new Person(id, firstName, lastName, id + "@example.org", role);
    }

    @Override
    public List<Person> people() {
        return ALL;
    }

    @Override
    public String password() {
        return PASSWORD;
    }
}
