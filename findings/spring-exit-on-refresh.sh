#!/usr/bin/env bash
# Spring Framework 6.2.12, a start with -Dspring.context.exit=onRefresh, as its manual has it for making an archive of classes.
# Expected: the application context is closed before the virtual machine ends, or at least its shutdown hook runs.
# Seen: the virtual machine is halted with 0. No bean is destroyed and no hook runs: a child process that a bean has started,
#   such as an embedded database, goes on without its parent, and whatever was to be written at the end is not.
# So: make the archive with a start that closes its context by itself.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.springframework</groupId><artifactId>spring-context</artifactId><version>6.2.12</version></dependency>
</dependencies></project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath \
  > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > Child.java <<'JAVA'
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.SpringVersion;

class Child implements DisposableBean {

  private final Process process;

  Child() throws Exception {
    process = new ProcessBuilder("sleep", "30").start();
    System.out.println("child " + process.pid());
  }

  public void destroy() {
    process.destroy();
    System.out.println("destroyed");
  }

  public static void main(String[] args) {
    System.out.println("Spring " + SpringVersion.getVersion());
    var context = new AnnotationConfigApplicationContext();
    context.registerShutdownHook();
    context.registerBean(Child.class);
    context.refresh();
    System.out.println("refreshed");
  }
}
JAVA
run() {
  java "$@" -cp "$(cat classpath)" Child.java > seen 2> log && echo "exit 0" >> seen
  child=$(sed -n 's/^child //p' seen)
  kill "$child" 2>/dev/null && echo "child was alive" >> seen
  sed 's/^child [0-9]*$/child started/' seen | paste -sd' '
}
{
  echo "$(run)"
  echo "exit=onRefresh: $(run -Dspring.context.exit=onRefresh)"
} | tee all
diff all - <<'EXPECTED'
Spring 6.2.12 child started refreshed destroyed exit 0
exit=onRefresh: Spring 6.2.12 child started exit 0 child was alive
EXPECTED
