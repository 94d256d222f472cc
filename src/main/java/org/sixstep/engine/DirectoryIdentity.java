package org.sixstep.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;

/**
 * The engine's users, whose passwords a directory knows. Every door that takes a password asks here: the web applications, Basic login, the engine's own
 * interface. The engine's LDAP plugin would do away with its own users, the administrator for emergencies among them, and knows no mapping of groups.
 */
class DirectoryIdentity extends IdentityServiceImpl {

    private final Supplier<OutsidePasswords> directory;

    DirectoryIdentity(Supplier<OutsidePasswords> directory) {
        this.directory = directory;
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        if (userId == null || password == null || password.isEmpty()) {
            return false;
        }
        OutsidePasswords outside = directory.get();
        return outside.isInCharge(userId) ? outside.isPasswordOf(userId, password) : super.checkPassword(userId, password);
    }
}
