#!/usr/bin/env bash
# Camunda engine 7.24.0, on H2 in memory.
# Expected: a task's non-interrupting timer that has fired stays fired when the instance is migrated to a version with
#   the same timer, whether or not the migration plan names the timer: its job is gone and nothing is left to map.
# Seen: with the timer mapped no job comes back; left out of the plan, the timer is armed again and fires a second time.
#   The plan is valid both times, and no job of the old timer existed that could have told that something is missing.
# So: name every boundary timer in a plan written by hand (mapEqualActivities does), also the ones long fired, or
#   people are warned twice.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.camunda.bpm</groupId><artifactId>camunda-engine</artifactId><version>7.24.0</version></dependency>
<dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.3.232</version></dependency>
<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
</dependencies></project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath \
  > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > Migration.java <<'JAVA'
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;

class Migration {

  static final ProcessEngine ENGINE = ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
      .setJobExecutorActivate(false).buildProcessEngine();

  public static void main(String[] args) {
    System.out.println("Camunda engine " + ProcessEngine.class.getPackage().getImplementationVersion());
    for (boolean timerMapped : new boolean[] {true, false}) {
      String source = deploy("Look at the ticket");
      String target = deploy("Look at the ticket and its history");
      String instance = ENGINE.getRuntimeService().startProcessInstanceById(source).getId();
      String job = ENGINE.getManagementService().createJobQuery().processInstanceId(instance).singleResult().getId();
      ENGINE.getManagementService().executeJob(job);
      long before = jobs(instance);

      var plan = ENGINE.getRuntimeService().createMigrationPlan(source, target)
          .mapActivities("look", "look").mapActivities("callLead", "callLead");
      if (timerMapped) {
        plan.mapActivities("oneHour", "oneHour");
      }
      ENGINE.getRuntimeService().newMigration(plan.build()).processInstanceIds(instance).execute();
      System.out.printf("timer mapped: %-5s  jobs after firing: %d  jobs after migration: %d%n",
          timerMapped, before, jobs(instance));
    }
  }

  static String deploy(String taskName) {
    var model = Bpmn.createExecutableProcess("ticket").camundaHistoryTimeToLive(1).startEvent()
        .userTask("look").name(taskName)
        .boundaryEvent("oneHour").cancelActivity(false).timerWithDuration("PT1H").userTask("callLead").endEvent()
        .moveToActivity("look").endEvent().done();
    return ENGINE.getRepositoryService().createDeployment().addModelInstance("ticket.bpmn", model).deployWithResult()
        .getDeployedProcessDefinitions().get(0).getId();
  }

  static long jobs(String instance) {
    return ENGINE.getManagementService().createJobQuery().processInstanceId(instance).count();
  }
}
JAVA
java -cp "$(cat classpath)" Migration.java | tee seen
diff - seen <<'EXPECTED'
Camunda engine 7.24.0
timer mapped: true   jobs after firing: 0  jobs after migration: 0
timer mapped: false  jobs after firing: 0  jobs after migration: 1
EXPECTED
