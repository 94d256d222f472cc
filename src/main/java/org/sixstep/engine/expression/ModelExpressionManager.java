package org.sixstep.engine.expression;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;
import org.sixstep.process.ModelBean;
import org.sixstep.text.CatalogueText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Evaluates the expressions of models and decisions in a sandbox, and refuses those of queries. They can use process variables and the
 * beans meant for models, and of these only plain values and the readable parts of an execution or a task ({@link ExpressionAllowList}).
 * Reflection, class loaders, processes and services are not on that list, so no list of forbidden classes can be incomplete.
 */
public class ModelExpressionManager extends SpringExpressionManager {

    /** Spin's functions are not included: their results can create an object of any class from JSON. */
    static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups");

    private static final Logger log = LoggerFactory.getLogger(ModelExpressionManager.class);
    /** Twice the longest text of a record; it stops an expression in a loop that doubles a text each time. */
    private static final int LONGEST_VALUE = 40_000;

    private final Map<Class<?>, Set<String>> methodsOfBeans = new ConcurrentHashMap<>();
    private final Supplier<Set<String>> methodsOfAnyBean = SingletonSupplier.of(this::methodsOfAnyBean);

    public ModelExpressionManager(ApplicationContext applicationContext) {
        super(applicationContext);
    }

    @Override
    public void addFunction(String name, Method function) {
        if (FUNCTIONS.contains(name)) {
            super.addFunction(name, function);
        }
    }

    @Override
    public Expression createExpression(String expression) {
        ensureInitialized();
        return new Bounded(createValueExpression(expression), this, expression);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new Sandbox());
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ModelBeans());
        resolver.add(new ArrayELResolver());
        resolver.add(new ListELResolver());
        resolver.add(new MapELResolver());
        resolver.add(new BeanELResolver());
        return resolver;
    }

    static boolean isOpen(Class<?> type) {
        return JavaDelegate.class.isAssignableFrom(type) || ExecutionListener.class.isAssignableFrom(type)
                || TaskListener.class.isAssignableFrom(type) || AnnotatedElementUtils.hasAnnotation(type, ModelBean.class);
    }

    /** Whether this names a bean that is not meant for models. */
    boolean isClosedBean(String name) {
        if (!applicationContext.containsBean(name)) {
            return false;
        }
        Class<?> type = applicationContext.getType(name, false);
        return type == null || !isOpen(type);
    }

    /** Whether a model may call a method of this name of anything at all. */
    boolean isEverOpen(String method) {
        return !ExpressionAllowList.isNever(method) && (ExpressionAllowList.isKnown(method) || methodsOfAnyBean.get().contains(method));
    }

    private Set<String> methodsOfAnyBean() {
        return Stream.of(applicationContext.getBeanDefinitionNames()).map(name -> applicationContext.getType(name, false))
                .filter(type -> type != null && isOpen(type)).flatMap(type -> ofBean(type).stream()).collect(Collectors.toSet());
    }

    private static ELException refuse(String sentence) {
        log.warn("Refused an expression: {}", sentence);
        return new ELException(sentence);
    }

    private void check(Object base, Object property, boolean called) {
        if (base == null) {
            return;
        }
        String name = String.valueOf(property);
        boolean open = isOpen(base.getClass()) ? !ExpressionAllowList.isNever(name) && isOfBean(base, name)
                : !called && ExpressionAllowList.holds(base) && !ExpressionAllowList.isNever(name)
                        || ExpressionAllowList.isOpen(base, name);
        if (!open) {
            throw refuse("'" + name + "' of " + base.getClass().getName() + " is not available to models.");
        }
    }

    private boolean isOfBean(Object bean, String name) {
        Set<String> methods = ofBean(bean.getClass());
        String capitalized = StringUtils.capitalize(name);
        return methods.contains(name) || methods.contains("get" + capitalized) || methods.contains("is" + capitalized);
    }

    /** Methods of its own class, not those of a proxy around it. */
    private Set<String> ofBean(Class<?> type) {
        return methodsOfBeans.computeIfAbsent(ClassUtils.getUserClass(type), ExpressionAllowList::ofInstance);
    }

    private static final class Bounded extends JuelExpression {

        Bounded(ValueExpression value, ModelExpressionManager manager, String text) {
            super(value, manager, text);
        }

        /** Expressions of models belong to a process; outside of one only queries evaluate expressions (CVE-2026-109432). */
        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            if (scope == null) {
                throw new BadUserRequestException(CatalogueText.say("refused.expressionInQuery"));
            }
            Object value = super.getValue(scope, execution);
            if (value instanceof CharSequence text && text.length() > LONGEST_VALUE) {
                throw new BadUserRequestException(CatalogueText.say("refused.expressionTooLong", expressionText, LONGEST_VALUE));
            }
            return value;
        }
    }

    /** Comes before all other resolvers: throws, or leaves the answer to them. */
    private final class Sandbox extends Unanswering {

        @Override
        public @Nullable Object getValue(ELContext context, Object base, Object property) {
            check(base, property, false);
            return null;
        }

        @Override
        public @Nullable Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
            check(base, method, true);
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            if (base != null) {
                throw refuse("An expression may not set '" + property + "'.");
            }
        }
    }

    private final class ModelBeans extends Unanswering {

        @Override
        public @Nullable Object getValue(ELContext context, Object base, Object property) {
            if (base != null || !applicationContext.containsBean(property.toString())) {
                return null;
            }
            Object bean = applicationContext.getBean(property.toString());
            if (!isOpen(bean.getClass())) {
                throw refuse("The bean '" + property + "' is not available to models.");
            }
            context.setPropertyResolved(true);
            return bean;
        }
    }

    private abstract static class Unanswering extends ELResolver {

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            // expressions assign nothing
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public @Nullable Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }

        @Override
        public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }
    }
}
