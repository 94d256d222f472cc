package org.sixstep;

import java.util.Map;
import org.openqa.selenium.By;

/** Camunda Tasklist as its users see it: fields by their form key, everything else by what is written on it. */
final class TasklistPage {

    private static final String PASSWORD = "Sixstep-demo-1";
    private static final By USER_NAME = By.cssSelector("input[ng-model='username']");
    private static final By MESSAGE = By.cssSelector("[notifications-panel] .alert");

    private static final By REFUSAL = By.cssSelector("[notifications-panel] .alert-danger");

    private final Chromium browser;
    private final String base;

    TasklistPage(Chromium browser, String base) {
        this.browser = browser;
        this.base = base;
    }

    TasklistPage logIn(String user) {
        return logIn(user, "tasklist");
    }

    TasklistPage logIn(String user, String application) {
        browser.open(base + "/camunda/app/" + application + "/default/");
        browser.write(Map.of(USER_NAME, user, By.cssSelector("input[ng-model='password']"), PASSWORD));
        browser.click(By.cssSelector("button[type='submit']"));
        browser.waitUntilGone(USER_NAME);
        return this;
    }

    void logOut() {
        pressLogOut();
        browser.see(USER_NAME);
    }

    void pressLogOut() {
        browser.click(By.cssSelector(".account.dropdown > a"));
        browser.click(By.cssSelector(".account.dropdown .logout a"));
    }

    /** Follows a link to this task, without loading the page anew. */
    TasklistPage open(String task) {
        browser.open(base + "/camunda/app/tasklist/default/#/?task=" + task);
        return this;
    }

    /** Waits until this task is the open one. */
    TasklistPage see(String about) {
        browser.see(By.xpath("//*[contains(@class, 'task-card')]//h2[contains(., '" + about + "')]"));
        browser.see(By.cssSelector(".fjs-container"));
        return this;
    }

    /** Waits until somebody could type into this field at once: it has the focus, is in view and nothing lies over it. */
    TasklistPage isLedTo(String field) {
        browser.seeFocus(By.cssSelector("[id$='-field_" + field + "']"));
        return this;
    }

    /** Waits until a field holds this. */
    TasklistPage holds(String field, String text) {
        browser.seeValue(By.cssSelector("[id$='-field_" + field + "']"), text);
        return this;
    }

    TasklistPage startProcess(String name) {
        browser.click(By.xpath("//a[contains(normalize-space(.), 'Start process') or contains(normalize-space(.), '启动流程')]"));
        browser.click(By.xpath("//div[contains(@class, 'modal')]//a[normalize-space(.) = '" + name + "']"));
        return this;
    }

    void start() {
        pressStart();
        browser.waitUntilGone(By.cssSelector(".modal-dialog"));
    }

    void pressStart() {
        browser.click(By.xpath("//button[normalize-space(.) = 'Start' or normalize-space(.) = '启动']"));
    }

    /** What is said of the ticket that was just opened. */
    String started() {
        return browser.see(By.cssSelector(".sixstep-started")).getText();
    }

    TasklistPage filter(String name) {
        browser.click(By.xpath("//div[contains(@class, 'task-filter')]//a[contains(normalize-space(.), \"" + name + "\")]"));
        return this;
    }

    /** Opens the task whose name holds both. */
    TasklistPage open(String step, String about) {
        browser.click(
                By.xpath("//li[contains(@class, 'task')]//*[contains(text(), '" + step + "') and contains(text(), '" + about + "')]"));
        browser.see(By.xpath("//*[contains(@class, 'task-card')]//h2[contains(., '" + step + "')]"));
        return this;
    }

    TasklistPage claim() {
        browser.click(By.cssSelector("button.claim"));
        browser.waitUntilGone(By.cssSelector("button.claim"));
        return this;
    }

    TasklistPage write(String field, String text) {
        browser.write(By.cssSelector("[id$='-field_" + field + "']"), text);
        return this;
    }

    TasklistPage select(String field, String option) {
        browser.click(By.cssSelector("[id$='-field_" + field + "-display']"));
        browser.click(By.xpath("//div[contains(@class, 'fjs-dropdownlist-item') and normalize-space(.) = '" + option + "']"));
        return this;
    }

    /** Chooses a radio button or ticks a box. */
    TasklistPage choose(String label) {
        browser.tick(By.xpath("//div[contains(@class, 'fjs-form')]//label[normalize-space(.) = \"" + label + "\"]//input"));
        return this;
    }

    /** Completes the task and waits until its form is gone. */
    void complete() {
        pressComplete();
        browser.waitUntilGone(By.cssSelector(".fjs-container"));
    }

    void pressComplete() {
        browser.click(By.xpath("//button[normalize-space(.) = 'Complete' or normalize-space(.) = '完成']"));
    }

    void shot(String name) {
        browser.shot(name);
    }

    String message() {
        return browser.see(MESSAGE).getText();
    }

    /** The red message. */
    String refusal() {
        return browser.see(REFUSAL).getText();
    }

    void seeNoRefusal() {
        browser.waitUntilGone(REFUSAL);
    }

    void dismissMessage() {
        browser.click(By.cssSelector("[notifications-panel] .alert .close"));
        browser.waitUntilGone(MESSAGE);
    }
}
