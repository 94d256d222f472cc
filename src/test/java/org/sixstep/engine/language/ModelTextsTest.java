package org.sixstep.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table as each of its readers sees it: what people read changes, what the engine decides by does not. */
class ModelTextsTest {

    private static final String TABLE = """
            <definitions xmlns="%s" xmlns:sixstep="http://sixstep.org/schema/1.0" id="all" name="All" sixstep:name.zh="全部">
              <inputData id="colour" name="Colour" sixstep:name.zh="颜色" />
              <decision id="own" name="Own table" sixstep:name.zh="自有表" sixstep:description.zh="说明">
                <description>What it is for.</description>
                <decisionTable id="table">
                  <input id="in" label="Colour" sixstep:label.zh="颜色"><inputExpression id="asked"><text>colour</text></inputExpression></input>
                  <output id="size" label="Size" name="size" sixstep:label.zh="大小" sixstep:name.zh="尺寸" />
                  <rule id="first" sixstep:description.zh="小的" sixstep:label.zh=" ">
                    <description>Small ones.</description>
                    <inputEntry id="test"><text>"Red"</text></inputEntry><outputEntry id="entry"><text>"Small"</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
              <textAnnotation id="note" sixstep:text.zh="注"><text>Note</text></textAnnotation>
            </definitions>""";
    private static final String DMN_1_3 = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    @ParameterizedTest
    @ValueSource(strings = {DMN_1_3, "http://www.omg.org/spec/DMN/20180521/MODEL/", "http://www.omg.org/spec/DMN/20151101/dmn.xsd"})
    void aTableSaysToItsReaderWhatPeopleRead(String version) {
        String chinese = ModelTexts.in("zh", TABLE.formatted(version));
        assertThat(chinese).contains(" name=\"全部\"", " name=\"颜色\"", " name=\"自有表\"", "<description>说明</description>", " label=\"颜色\"",
                " label=\"大小\"", "<description>小的</description>", "<text>注</text>");
        assertThat(chinese).contains(" name=\"size\"", "<text>colour</text>", "<text>\"Red\"</text>", "<text>\"Small\"</text>");
    }

    @Test
    void aReaderOfTheTablesOwnLanguageGetsItAsItIs() {
        String table = TABLE.formatted(DMN_1_3);
        assertThat(ModelTexts.in("en", table)).isEqualTo(table);
    }
}
