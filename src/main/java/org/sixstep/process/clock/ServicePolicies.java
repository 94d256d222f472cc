package org.sixstep.process.clock;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.sixstep.database.StartRefusedException;
import org.sixstep.process.RunAsSystem;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The policies that the rows of the newest table {@code setServiceLevels} name: a process owner adds one by deploying rows with its name. A
 * table without such a column accepts any.
 */
@Component
public class ServicePolicies {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern POLICY = Pattern.compile("\\bpolicy\\b");

    private final RepositoryService repository;
    private final RunAsSystem authority;
    private final SixstepProperties settings;
    private volatile @Nullable Table last;

    /** A deployed table never changes. */
    private record Table(String id, Set<String> policies) {}

    ServicePolicies(@Lazy RepositoryService repository, RunAsSystem authority, SixstepProperties settings) {
        this.repository = repository;
        this.authority = authority;
        this.settings = settings;
    }

    /** In alphabetical order; empty if the table asks for no policy, or none is deployed. */
    public Set<String> known() {
        DecisionDefinition newest = authority.run(() -> repository.createDecisionDefinitionQuery()
                .decisionDefinitionKey(ServiceLevelMapper.DECISION).latestVersion().singleResult());
        if (newest == null) {
            return Set.of();
        }
        Table known = last;
        if (known == null || !known.id().equals(newest.getId())) {
            known = new Table(newest.getId(), read(newest));
            last = known;
        }
        return known.policies();
    }

    public boolean knows(String policy) {
        Set<String> known = known();
        return known.isEmpty() || known.contains(policy);
    }

    /** Tickets that name no policy would be promised nothing. Checked when the procedure is deployed. */
    @EventListener(ApplicationStartedEvent.class)
    void checkSetting() {
        refuseUnknown(settings.policy());
    }

    /** @throws StartRefusedException if no row knows this policy */
    public void refuseUnknown(String policy) {
        if (!knows(policy)) {
            throw new StartRefusedException(
                    "sixstep.policy is " + policy + ", which no row of the table " + ServiceLevelMapper.DECISION + " knows.",
                    "Set sixstep.policy (environment: SIXSTEP_POLICY) to one of " + String.join(", ", known())
                            + ", or deploy a table whose rows name it.");
        }
    }

    private Set<String> read(DecisionDefinition newest) {
        Decision decision = authority.run(() -> repository.getDmnModelInstance(newest.getId())).getModelElementById(newest.getKey());
        Set<String> policies = new TreeSet<>();
        if (decision.getExpression() instanceof DecisionTable table) {
            List<Input> inputs = List.copyOf(table.getInputs());
            for (int i = 0; i < inputs.size(); i++) {
                if (POLICY.matcher(inputs.get(i).getInputExpression().getText().getTextContent()).find()) {
                    addNames(table.getRules(), i, policies);
                }
            }
        }
        return policies;
    }

    private static void addNames(Collection<Rule> rules, int column, Set<String> policies) {
        rules.stream().map(rule -> List.copyOf(rule.getInputEntries()).get(column).getText().getTextContent())
                .flatMap(text -> TEXT.matcher(text).results()).map((MatchResult name) -> name.group(1)).forEach(policies::add);
    }
}
