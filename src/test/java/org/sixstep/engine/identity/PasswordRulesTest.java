package org.sixstep.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.sixstep.Catalogue;
import org.sixstep.database.EmbeddedDatabase;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.i18n.LocaleContextHolder;

/** Which passwords are taken. */
class PasswordRulesTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "elevenchars, LENGTH", "twelvechars1, -", "'correct horse battery', -", "密码要长一点才安全所以写长, -", "Zhang-lives-here-12, NAMES",
        "my-lan.chen-secret, NAMES", "LANCHEN-secret-7, NAMES",
        "123qweasdzxc, COMMON", "123QWEasdzxc, COMMON", "PASSWORD1234, COMMON", "aaaaaaaaaaaaaaaa, COMMON", "abababababababab, COMMON",
        "our-SixStep-desk, COMMON", "Sixstep-demo-1, COMMON"})
    void areAsked(String password, String broken) {
        assertThat(broken(password, false)).isEqualTo(broken);
    }

    /** ASVS 6.2.9. */
    @Test
    void longOnesAreTaken() {
        assertThat(broken("one sentence that nobody else would think of ".repeat(4), false)).isNull();
    }

    @ParameterizedTest
    @CsvSource("Sixstep-demo-1")
    void theDemosOwnIsTakenInTheDemoOnly(String published) {
        assertThat(broken(published, true)).isNull();
    }

    private static String broken(String password, boolean demo) {
        UserEntity user = new UserEntity("lanchen");
        user.setFirstName("Li");
        user.setLastName("Zhang");
        user.setEmail("lan.chen@example.org");
        return rules(demo).getRules().stream().filter(rule -> !rule.execute(password, user)).map(PasswordRulesTest::name)
                .reduce((one, other) -> one + ' ' + other).orElse(null);
    }

    private static String name(PasswordPolicyRule rule) {
        String placeholder = rule.getPlaceholder();
        if (placeholder.equals(PasswordPolicyLengthRuleImpl.PLACEHOLDER)) {
            return "LENGTH";
        }
        if (placeholder.equals(PasswordPolicyUserDataRuleImpl.PLACEHOLDER)) {
            return "NAMES";
        }
        assertThat(placeholder).isEqualTo(Catalogue.en("password.common"));
        LocaleContextHolder.setLocale(Locale.CHINESE);
        try {
            assertThat(rule.getPlaceholder()).as("for another reader").isEqualTo(Catalogue.zh("password.common"));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
        return "COMMON";
    }

    private static PasswordRules rules(boolean demo) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (demo) {
            beans.addBean("embeddedDatabase", Mockito.mock(EmbeddedDatabase.class));
        }
        return new PasswordRules(beans.getBeanProvider(EmbeddedDatabase.class));
    }
}
