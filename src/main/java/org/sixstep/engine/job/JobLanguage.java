package org.sixstep.engine.job;

import java.util.Locale;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.sixstep.SixstepProperties;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Runs jobs in the language of the desk, whoever lets them run: what a job stores, such as why it failed, is read by others. */
@Component
public class JobLanguage extends CommandInterceptor {

    private final Locale desk;

    JobLanguage(SixstepProperties properties) {
        desk = Locale.forLanguageTag(properties.language());
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (!(command instanceof ExecuteJobsCmd)) {
            return next.execute(command);
        }
        LocaleContext reader = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(desk);
        try {
            return next.execute(command);
        } finally {
            LocaleContextHolder.setLocaleContext(reader);
        }
    }
}
