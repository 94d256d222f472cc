package org.sixstep.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.test.mock.MockElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.sixstep.process.ModelBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Evaluates the expressions of models, decisions and queries within a fence. By name they reach process variables and the beans that are meant
 * for models; from there only plain values, and of an execution or a task what a delegate may use but not the engine behind it. Nothing in
 * Java's reflection, no class loader, no process, no service is within the fence, so no list of forbidden classes can be incomplete.
 */
class ModelExpressionManager extends SpringExpressionManager {

    private static final Logger log = LoggerFactory.getLogger(ModelExpressionManager.class);
    private static final Set<String> NEVER = Set.of("class", "getClass", "declaringClass", "getDeclaringClass", "wait", "notify", "notifyAll");
    private static final Set<String> BEHIND_THE_SCOPE = Set.of("getProcessEngineServices", "getProcessEngine", "getBpmnModelInstance",
            "getBpmnModelElementInstance");
    private static final Set<String> OF_A_SCOPE = Stream.of(DelegateExecution.class, DelegateTask.class)
            .flatMap(type -> Stream.of(type.getMethods())).map(Method::getName)
            .filter(name -> !BEHIND_THE_SCOPE.contains(name)).collect(Collectors.toUnmodifiableSet());

    ModelExpressionManager(ApplicationContext applicationContext) {
        super(applicationContext);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new Fence());
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new MockElResolver());
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

    private static ELException refuse(String sentence) {
        log.warn("Refused an expression: {}", sentence);
        return new ELException(sentence);
    }

    private static void check(Object base, Object property) {
        if (base == null) {
            return;
        }
        String name = String.valueOf(property);
        if (NEVER.contains(name) || !(isOpen(base.getClass()) || isPlain(base) || base instanceof VariableScope && isOfAScope(name))) {
            throw refuse("'" + name + "' of " + base.getClass().getName() + " is not open to models.");
        }
    }

    private static boolean isOfAScope(String name) {
        String capitalized = name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return OF_A_SCOPE.contains(name) || OF_A_SCOPE.contains("get" + capitalized) || OF_A_SCOPE.contains("is" + capitalized);
    }

    private static boolean isPlain(Object value) {
        if (value instanceof VariableScope) {
            return false;
        }
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean || value instanceof Character
                || value instanceof Date || value instanceof UUID || value instanceof Optional || value instanceof BigDecimal
                || value instanceof Collection || value instanceof Map || value instanceof Enum || value instanceof Record || value.getClass().isArray()) {
            return true;
        }
        String type = value.getClass().getName();
        return type.startsWith("java.time.") || type.startsWith("org.joda.time.") || type.startsWith("org.camunda.spin.impl.json.");
    }

    /** Asked before any other; throws, or leaves the answer to the others. */
    private static final class Fence extends Unanswering {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            check(base, property);
            return null;
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
            check(base, method);
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            check(base, property);
        }
    }

    private final class ModelBeans extends Unanswering {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base != null || !applicationContext.containsBean(property.toString())) {
                return null;
            }
            Object bean = applicationContext.getBean(property.toString());
            if (!isOpen(bean.getClass())) {
                throw refuse("The bean '" + property + "' is not open to models.");
            }
            context.setPropertyResolved(true);
            return bean;
        }
    }

    private abstract static class Unanswering extends ELResolver {

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            // nothing of these is assigned
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }
    }
}
