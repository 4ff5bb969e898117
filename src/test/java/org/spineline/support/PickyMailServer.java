package org.spineline.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/**
 * Speaks just enough SMTP to turn recipients away: 550 for whom it does not know, 451 for whom it wants to see again. It can
 * also leave a sender waiting in the middle of a letter.
 */
public final class PickyMailServer implements AutoCloseable {
    private final ServerSocket door;
    private final List<String> unknown = new CopyOnWriteArrayList<>();
    private final List<String> later = new CopyOnWriteArrayList<>();
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final Semaphore willing = new Semaphore(Integer.MAX_VALUE / 2);
    private volatile String guest = "";
    private volatile String leftWaiting = "";

    public PickyMailServer() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        Thread thread = new Thread(this::serve, "picky-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return door.getLocalPort();
    }

    public void doesNotKnow(String address) {
        unknown.add(address);
    }

    public void wantsToSeeAgain(String address) {
        later.add(address);
    }

    public void takesNow(String address) {
        later.remove(address);
    }

    public List<String> delivered() {
        return delivered;
    }

    /** After so many letters the next sender gets no answer, until {@link #takesEverything}. */
    public void takesOnly(int letters) {
        willing.drainPermits();
        willing.release(letters);
    }

    public void takesEverything() {
        willing.release(Integer.MAX_VALUE / 2);
        leftWaiting = "";
    }

    /** @return the name by which the sender introduced itself who waits for an answer; empty if none does */
    public String leftWaiting() {
        return leftWaiting;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket guest = door.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII));
                    Writer out = new java.io.OutputStreamWriter(guest.getOutputStream(), StandardCharsets.US_ASCII)) {
                talk(in, out);
            } catch (IOException goneOrClosed) {
                // The guest hung up, or the test is over.
            }
        }
    }

    private void talk(BufferedReader in, Writer out) throws IOException {
        say(out, "220 picky");
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.toUpperCase(Locale.ROOT);
            if (verb.startsWith("RCPT TO:")) {
                recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                if (!willing.tryAcquire()) {
                    leftWaiting = guest;
                    willing.acquireUninterruptibly();
                }
                say(
                        out,
                        unknown.contains(recipient)
                                ? "550 5.1.1 <" + recipient + ">: nobody here"
                                : later.contains(recipient) ? "451 4.7.1 try again later" : "250 ok");
            } else if (verb.startsWith("EHLO ") || verb.startsWith("HELO ")) {
                guest = line.substring(5);
                say(out, "250 ok");
            } else if (verb.equals("DATA")) {
                say(out, "354 go on");
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    // The letter itself is of no interest here.
                }
                delivered.add(recipient);
                say(out, "250 taken");
            } else if (verb.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }
}
