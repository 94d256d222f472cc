package org.sixstep.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.ResourceAuthorizationProvider;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.sixstep.SixstepProperties;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * What the application is measured against: the engine and its REST API with the same models, settings, database, login, users and
 * authorizations, where every bean of the models does nothing and every timer fires tomorrow. It carries no stereotype, so that no
 * component scan finds it.
 */
@EnableAutoConfiguration(excludeName = {
    "org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration",
    "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration",
    "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerMetricsAutoConfiguration",
    "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerActuatorAutoConfiguration"})
@EnableConfigurationProperties(SixstepProperties.class)
@EnableProcessApplication("sixstep")
@Import(BareEngine.SameAsTheApplication.class)
public class BareEngine {

    public static void main(String... args) {
        SpringApplication.run(BareEngine.class, args);
    }

    /** Parts of the application that are not what is measured. They are no API, hence their names. */
    static class SameAsTheApplication implements ImportSelector {

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {"org.sixstep.database.DatabaseConfiguration", "org.sixstep.engine.http.WebSecurityConfiguration",
                "org.sixstep.engine.http.HealthSecurity", "org.sixstep.engine.identity.EngineLogin",
                "org.sixstep.database.StartupLock", "org.sixstep.engine.authorization.RoleSetup", "org.sixstep.demo.DemoUsers"};
        }
    }

    @Bean
    @DependsOnDatabaseInitialization
    EmptyBeans emptyBeans() {
        return new EmptyBeans();
    }

    static class EmptyBeans extends AbstractProcessEnginePlugin {

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            configuration.setExpressionManager(new JuelExpressionManager(new AnyBean()));
            Class<?> provider = ClassUtils.resolveClassName("org.sixstep.engine.authorization.RoleAuthorizationProvider",
                    getClass().getClassLoader());
            configuration.setResourceAuthorizationProvider((ResourceAuthorizationProvider) BeanUtils.instantiateClass(provider));
        }
    }

    /** Finds a bean that does nothing under every name which a model may use for one. */
    private static final class AnyBean extends AbstractMap<Object, Object> {

        private static final Map<String, Object> HELPERS = Map.of("sla", new Tomorrow(), "ticketRecord", new Tomorrow(), "reviewRecord",
                new Tomorrow());

        @Override
        public Object get(Object name) {
            String text = String.valueOf(name);
            return text.endsWith("Delegate") || text.endsWith("Listener") ? Nothing.INSTANCE : HELPERS.get(text);
        }

        @Override
        public boolean containsKey(Object name) {
            return get(name) != null;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return Set.of();
        }
    }

    public static final class Nothing implements JavaDelegate, ExecutionListener {

        private static final Nothing INSTANCE = new Nothing();

        @Override
        public void execute(DelegateExecution execution) {
            // that is the point
        }

        @Override
        public void notify(DelegateExecution execution) {
            // that is the point
        }
    }

    /** The methods that models call. */
    public static final class Tomorrow {

        private static Date tomorrow() {
            return Date.from(Instant.now().plus(Duration.ofDays(1)));
        }

        public Date warnAt(DelegateExecution execution, String clock) {
            return tomorrow();
        }

        public Date dueAt(DelegateExecution execution, String clock) {
            return tomorrow();
        }

        public String cycle(DelegateExecution execution, String clock) {
            return "R/P1D";
        }

        public void stop(DelegateExecution execution, String clock) {
            // no clock runs
        }

        public void renew(DelegateExecution execution, String clock) {
            // no clock runs
        }

        public void pause(DelegateExecution execution, String reason) {
            // no clock is paused
        }

        public void resume(DelegateExecution execution, String reason) {
            // no clock is paused
        }

        public Date pauseEndsAt(DelegateExecution execution) {
            return tomorrow();
        }

        public Date nextWarningAt(DelegateExecution execution) {
            return tomorrow();
        }

        public Date nextEscalationAt(DelegateExecution execution) {
            return tomorrow();
        }

        public Date reminderAt(DelegateExecution execution) {
            return tomorrow();
        }

        public Date overdueAt(DelegateExecution execution) {
            return tomorrow();
        }

        public Date observationEndsAt(DelegateExecution execution) {
            return tomorrow();
        }

        public Date yearBeginsAt(DelegateExecution execution) {
            return tomorrow();
        }

        public Date workDaysFromNow(int days) {
            return tomorrow();
        }

        public Date reportDueAt(DelegateExecution execution) {
            return tomorrow();
        }

        public List<String> collaborators(String ticketId) {
            return List.of("developer");
        }
    }
}
