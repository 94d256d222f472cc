package org.sixstep.engine;

import java.util.List;

/** Invented people, two in most roles, who exist only beside the embedded database. */
final class DemoUsers {

    static final String PASSWORD = "Sixstep-demo-1";

    record Person(String id, String firstName, String lastName, String role) {
    }

    static final List<Person> ALL = List.of(
            new Person("agent", "Lan", "Chen", Roles.AGENTS),
            new Person("agent2", "Jonas", "Weber", Roles.AGENTS),
            new Person("dispatcher", "Ming", "Zhao", Roles.DISPATCHERS),
            new Person("dispatcher2", "Clara", "Moreau", Roles.DISPATCHERS),
            new Person("system", "Hao", "Wang", Roles.SYSTEM),
            new Person("system2", "Petra", "Novak", Roles.SYSTEM),
            new Person("network", "Yun", "Liu", Roles.NETWORK),
            new Person("network2", "Tomas", "Berg", Roles.NETWORK),
            new Person("endpoint", "Xin", "Sun", Roles.ENDPOINT),
            new Person("endpoint2", "Marta", "Silva", Roles.ENDPOINT),
            new Person("developer", "Rui", "Gao", Roles.DEVELOPERS),
            new Person("developer2", "Nils", "Lund", Roles.DEVELOPERS),
            new Person("operations", "Fang", "Xu", Roles.OPERATIONS),
            new Person("operations2", "Irina", "Petrov", Roles.OPERATIONS),
            new Person("product", "Qian", "He", Roles.PRODUCT),
            new Person("product2", "Oscar", "Grant", Roles.PRODUCT),
            new Person("expert", "Wei", "Tang", Roles.EXPERTS),
            new Person("expert2", "Ada", "Kowalski", Roles.EXPERTS),
            new Person("lead", "Bo", "Feng", Roles.LEADS),
            new Person("lead2", "Helen", "Marsh", Roles.LEADS),
            new Person("supervisor", "Jing", "Luo", Roles.SUPERVISORS),
            new Person("supervisor2", "Paul", "Keller", Roles.SUPERVISORS),
            new Person("knowledge", "Shu", "Deng", Roles.KNOWLEDGE),
            new Person("knowledge2", "Emma", "Rossi", Roles.KNOWLEDGE),
            new Person("manager", "Kai", "Zhu", Roles.MANAGERS),
            new Person("owner", "Ning", "Cao", Roles.OWNERS),
            new Person(RoleSetup.ADMINISTRATOR, "Tao", "Lin", Roles.ADMINISTRATORS));

    private DemoUsers() {
    }
}
