package org.sixstep.engine.directory;

/** The directory has authenticated somebody who may not log in here. The reason is for the security log and the operator. */
class SignInRefusedException extends RuntimeException {

    /** Why. */
    enum Reason {
        NO_ROLE, UNUSABLE_ID, ID_OF_LOCAL_ACCOUNT, ID_OF_ANOTHER_PERSON
    }

    private final Reason reason;

    SignInRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
