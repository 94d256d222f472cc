package org.sixstep.engine.expression;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.jspecify.annotations.Nullable;

/**
 * Provides no script engine for any language. Otherwise {@code language="juel"} at a condition would bypass {@link ModelExpressionManager}
 * with an engine that allows reflection, and any script engine that a library brings would be used.
 */
public final class NoScripts implements ScriptEngineResolver {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        throw new ProcessEngineException("Scripts are not supported.");
    }

    @Override
    public @Nullable ScriptEngineManager getScriptEngineManager() {
        return null;
    }

    @Override
    public @Nullable ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        return null;
    }
}
