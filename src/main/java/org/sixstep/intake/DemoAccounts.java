package org.sixstep.intake;

import java.util.List;

/** The demo's accounts, shown on the start page. Without such a bean no account is shown. */
public interface DemoAccounts {

    List<Account> accounts();

    /** The password of all of them. */
    String password();

    /**
     * One account.
     *
     * @param role       what this person does at the desk
     * @param whatToTry  one sentence for a visitor
     */
    record Account(String user, String name, String role, String whatToTry) {
    }
}
