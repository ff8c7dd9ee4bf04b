package io.quittance.tenant.mail;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A mail server that takes everything, as little of SMTP as that needs, and keeps what it was sent. */
public class SmtpServer implements QuarkusTestResourceLifecycleManager {
    static final BlockingQueue<String> RECEIVED = new LinkedBlockingQueue<>();

    private ServerSocket socket;

    @Override
    public Map<String, String> start() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread listener = new Thread(this::listen, "smtp");
        listener.setDaemon(true);
        listener.start();
        return Map.of(
                "QUITTANCE_SMTP_HOST", "127.0.0.1",
                "QUITTANCE_SMTP_PORT", String.valueOf(socket.getLocalPort()),
                "QUITTANCE_SMTP_START_TLS", "DISABLED",
                "QUITTANCE_MAIL_FROM", "Quittance <billing@example.com>");
    }

    @Override
    public void stop() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread conversation = new Thread(() -> converse(client), "smtp client");
                conversation.setDaemon(true);
                conversation.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void converse(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            out.print("220 localhost\r\n");
            out.flush();
            StringBuilder envelope = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer = "250 ok";
                if (line.startsWith("DATA")) {
                    out.print("354 go on\r\n");
                    out.flush();
                    RECEIVED.add(envelope + data(in));
                    envelope.setLength(0);
                } else if (line.startsWith("QUIT")) {
                    answer = "221 bye";
                } else {
                    envelope.append(line).append('\n');
                }
                out.print(answer + "\r\n");
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            data.append(line).append('\n');
        }
        return data.toString();
    }
}
