#!/usr/bin/env bash
# Spring Integration 6.5.3, ImapIdleChannelAdapter without an error channel, against GreenMail 2.1.13 in the same process.
# Expected: when the handler of one mail throws, that mail or at least the ones behind it come again; the adapter goes on,
#   or no longer says that it runs.
# Seen: all waiting mails are marked as seen before the first is handed over. After the exception the others are not handed
#   over, and not after a restart either, which takes up new mail only. The adapter's task has ended, yet isRunning() is true.
# So: give the adapter an error channel and a handler that only stores, restart it on ImapIdleExceptionEvent, and
#   find the lost mails by UID rather than by the flag.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'XML'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
<dependency><groupId>org.springframework.integration</groupId><artifactId>spring-integration-mail</artifactId>
<version>6.5.3</version></dependency>
<dependency><groupId>com.icegreen</groupId><artifactId>greenmail</artifactId><version>2.1.13</version></dependency>
<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
</dependencies></project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath \
  > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > Idle.java <<'JAVA'
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import java.util.concurrent.*;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.mail.*;
import org.springframework.integration.mail.support.DefaultMailHeaderMapper;

class Idle {

  @EnableIntegration
  static class Beans {}

  public static void main(String[] args) throws Exception {
    var server = new GreenMail(new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
    server.start();
    server.setUser("desk@example.org", "desk", "invented");
    send(server, "first");
    send(server, "second");

    var beans = new AnnotationConfigApplicationContext(Beans.class);
    var receiver = new ImapMailReceiver("imap://desk:invented@localhost:" + server.getImap().getPort() + "/INBOX");
    receiver.setBeanFactory(beans);
    receiver.setHeaderMapper(new DefaultMailHeaderMapper());
    receiver.setShouldMarkMessagesAsRead(true);
    receiver.afterPropertiesSet();
    var handed = new LinkedBlockingQueue<String>();
    var channel = new DirectChannel();
    channel.subscribe(message -> {
      handed.add(message.getHeaders().get("mail_subject", String.class));
      if (handed.contains("first")) {
        throw new IllegalStateException("the database is away for a moment");
      }
    });
    var failed = new CountDownLatch(1);
    var thread = Executors.newSingleThreadExecutor();
    var adapter = new ImapIdleChannelAdapter(receiver);
    adapter.setBeanFactory(beans);
    adapter.setOutputChannel(channel);
    adapter.setTaskExecutor(thread);
    adapter.setApplicationEventPublisher(event -> failed.countDown());
    adapter.afterPropertiesSet();
    adapter.start();
    System.out.println("failure reported: " + failed.await(60, TimeUnit.SECONDS) + ", handed over: " + handed.poll());
    thread.submit(() -> { }).get(60, TimeUnit.SECONDS);
    System.out.println("its only thread is free, running: " + adapter.isRunning());
    for (var mail : server.getReceivedMessages()) {
      System.out.println(mail.getSubject() + " seen: " + mail.isSet(Flags.Flag.SEEN));
    }
    adapter.stop();
    send(server, "third");
    adapter.start();
    System.out.println("after a restart handed over: " + handed.poll(60, TimeUnit.SECONDS));
    System.exit(0);
  }

  static void send(GreenMail server, String subject) {
    GreenMailUtil.sendTextEmail("desk@example.org", "anna@example.org", subject, "text", server.getSmtp().getServerSetup());
  }
}
JAVA
grep -o 'spring-integration-mail-[0-9.]*[0-9]' classpath | tail -1 | tee seen
java -cp "$(cat classpath)" Idle.java 2>&1 | tee -a seen
diff - seen <<'EXPECTED'
spring-integration-mail-6.5.3
failure reported: true, handed over: first
its only thread is free, running: true
first seen: true
second seen: true
after a restart handed over: third
EXPECTED
