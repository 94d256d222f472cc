package org.sixstep;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.sixstep.process.ModelBean;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.StringUtils;

/** The beans that an expression in a model reaches: delegates, listeners, and those marked {@link ModelBean}. */
final class ModelBeans {

    private static final Map<String, Class<?>> BY_NAME = scan();

    private ModelBeans() {
    }

    static Map<String, Class<?>> byName() {
        return BY_NAME;
    }

    /** The class of a bean; null if models reach no bean of this name. */
    static Class<?> find(String name) {
        return BY_NAME.get(name);
    }

    static String className(String bean) {
        return StringUtils.capitalize(bean);
    }

    private static Map<String, Class<?>> scan() {
        Map<String, Class<?>> beans = new TreeMap<>();
        for (BeanDefinition candidate : new ClassPathScanningCandidateComponentProvider(true).findCandidateComponents("org.sixstep")) {
            Class<?> type = load(candidate.getBeanClassName());
            if (JavaDelegate.class.isAssignableFrom(type) || ExecutionListener.class.isAssignableFrom(type)
                    || TaskListener.class.isAssignableFrom(type)
                    || type.isAnnotationPresent(ModelBean.class)) {
                beans.put(AnnotationBeanNameGenerator.INSTANCE.generateBeanName(candidate, new SimpleBeanDefinitionRegistry()), type);
            }
        }
        return beans;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
