package org.sixstep.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that misbehaves on demand: it knows no recipient whose address begins with {@code unknown}, and can hang up instead of
 * saying yes.
 */
class ScriptedSmtpServer implements AutoCloseable {

    final List<String> accepted = new CopyOnWriteArrayList<>();
    final List<String> senders = new CopyOnWriteArrayList<>();
    volatile int hangUpsAfterData;

    private final ServerSocket socket;

    ScriptedSmtpServer(int port) throws IOException {
        socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // the client hung up, or the test is over
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.ISO_8859_1);
        out.print("220 scripted\r\n");
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer = "250 ok";
            if (line.startsWith("MAIL FROM:")) {
                senders.add(line.substring(10));
            } else if (line.equals("DATA")) {
                out.print("354 go on\r\n");
                out.flush();
                accepted.add(data(in));
                if (hangUpsAfterData-- > 0) {
                    return;
                }
            } else if (line.startsWith("RCPT") && line.contains("<unknown")) {
                answer = "550 5.1.1 no such user";
            } else if (line.equals("QUIT")) {
                return;
            }
            out.print(answer + "\r\n");
            out.flush();
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            data.append(line).append('\n');
        }
        return data.toString();
    }
}
