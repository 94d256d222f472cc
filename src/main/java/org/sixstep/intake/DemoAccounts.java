package org.sixstep.intake;

import java.util.List;

/** What the start page of the demo offers. Without such a bean it shows no account. */
public interface DemoAccounts {

    List<Account> accounts();

    /** The password of all of them. */
    String password();

    /** Pages that wait for an invented reporter, to whom no mail is sent. */
    List<ReporterPage> reporterPages();

    /** One account. Its texts are {@code start.role.agent} and {@code start.try.agent}, by login. */
    record Account(String user, String name) {}

    /**
     * A reporter's page.
     *
     * @param purpose confirm or authorize
     * @param path    with the signed token; beginning with a slash
     */
    record ReporterPage(String purpose, String number, String summary, String path) {}
}
