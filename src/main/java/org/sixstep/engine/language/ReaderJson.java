package org.sixstep.engine.language;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.camunda.bpm.engine.rest.hal.Hal;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Writes the engine's answers to its web applications in the language of their reader: what models, filters and groups are called. Programs
 * that use {@code /engine-rest} get what is stored.
 */
@Provider
@Produces({MediaType.APPLICATION_JSON, Hal.APPLICATION_HAL_JSON})
public class ReaderJson extends JacksonConfigurator {

    @Context
    @SuppressWarnings("NullAway.Init")
    private ServletContext application;

    private @Nullable ObjectMapper mapper;

    /** One for all answers: the engine makes one for each. */
    @Override
    public synchronized ObjectMapper getContext(Class<?> type) {
        if (mapper == null) {
            SimpleModule module = new SimpleModule();
            module.setSerializerModifier(new TextsForReaders(
                    ReaderText.all(WebApplicationContextUtils.getRequiredWebApplicationContext(application).getBean(ModelNames.class))));
            mapper = configureObjectMapper(new ObjectMapper()).registerModule(module);
        }
        return mapper;
    }

    private static final class TextsForReaders extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        private final transient List<ReaderText<?>> texts;

        TextsForReaders(List<ReaderText<?>> texts) {
            this.texts = texts;
        }

        @Override
        public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription bean,
                List<BeanPropertyWriter> properties) {
            return properties.stream().map(property -> texts.stream()
                    .filter(text -> text.type().isAssignableFrom(bean.getBeanClass()) && text.property().equals(property.getName()))
                    .findFirst()
                    .<BeanPropertyWriter>map(text -> new Translated(property, text)).orElse(property)).toList();
        }
    }

    private static final class Translated extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        private final transient ReaderText<?> text;

        Translated(BeanPropertyWriter original, ReaderText<?> text) {
            super(original);
            this.text = text;
        }

        @Override
        public void serializeAsField(Object bean, JsonGenerator json, SerializerProvider provider) throws Exception {
            Object value = text.of(bean, json.getOutputContext());
            if (value == null) {
                super.serializeAsField(bean, json, provider);
            } else {
                json.writeFieldName(getName());
                provider.defaultSerializeValue(value, json);
            }
        }
    }
}
