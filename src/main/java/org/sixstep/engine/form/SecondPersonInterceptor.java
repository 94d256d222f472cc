package org.sixstep.engine.form;

import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.process.task.SecondPersonRefusedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes into the security log who was refused as a second person, once the command's transaction is over and its connection free. */
@Component
public class SecondPersonInterceptor extends CommandInterceptor {

    private final ObjectProvider<SecurityAudit> audit;

    SecondPersonInterceptor(ObjectProvider<SecurityAudit> audit) {
        this.audit = audit;
    }

    @Override
    public <T> T execute(Command<T> command) {
        boolean outermost = Context.getCommandContext() == null;
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            if (outermost) {
                record(e);
            }
            throw e;
        }
    }

    private void record(Throwable thrown) {
        for (Throwable cause = thrown; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause instanceof SecondPersonRefusedException refused) {
                audit.getObject().record("secondPersonRefused", refused.taskId(),
                        Map.of("step", refused.step(), "reason", refused.reason()));
                return;
            }
        }
    }
}
