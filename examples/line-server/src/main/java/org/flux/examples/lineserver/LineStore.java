// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.lineserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.flux.examples.lineserver.Command.Verb;
import org.flux.runtime.Addressed;
import org.flux.runtime.EndOfSource;
import org.flux.runtime.FluxOptions;

/** The components of {@code line-server.flux}: sequential code, without a thread or a lock. */
public class LineStore implements LineServerComponents, Addressed, AutoCloseable {
    private final InetSocketAddress wanted;
    private final int maxConnections;
    private final Duration idleTimeout;
    private final Store store = new Store();
    private volatile Clients clients;

    public LineStore(FluxOptions options) {
        String host = options.text("host", "127.0.0.1", "the address to listen on");
        wanted = new InetSocketAddress(host, options.integer("port", 7070, 0, 65_535, "the port to listen on, 0 for any free one"));
        maxConnections = options.integer("max-connections", 10_000, 1, Integer.MAX_VALUE,
                "most clients at a time; more are hung up on");
        idleTimeout = options.duration("idle-timeout", Duration.ofMinutes(5),
                "hang up on a client that is silent for so long; 0 for never");
    }

    @Override
    public void openReceive() throws IOException {
        clients = new Clients(wanted, maxConnections, idleTimeout);
    }

    @Override
    public ReceiveResult receive() throws IOException, EndOfSource {
        Clients.Line line = clients.next();
        return new ReceiveResult(line.client(), line.text());
    }

    @Override
    public void closeReceive() {
        clients.stop();
    }

    @Override
    public Object keyOf(Connection connection, String line) {
        return Command.keyOf(line);
    }

    @Override
    public ParseResult parse(Connection connection, String line) throws BadCommand {
        return new ParseResult(connection, Command.parse(line));
    }

    @Override
    public GetResult get(Connection connection, Command command) {
        String text = store.get(command.key()).map(found -> "OK " + found).orElse("NONE");
        return new GetResult(connection, Answer.of(text));
    }

    @Override
    public AddResult add(Connection connection, Command command) throws BadCommand {
        try {
            return new AddResult(connection, Answer.of("OK " + store.add(command.key(), Long.parseLong(command.text()))));
        } catch (NumberFormatException e) {
            throw new BadCommand("'" + command.text() + "' is not a number");
        }
    }

    @Override
    public PutResult put(Connection connection, Command command) {
        store.put(command.key(), command.text());
        return new PutResult(connection, Answer.of("OK"));
    }

    @Override
    public DeleteResult delete(Connection connection, Command command) {
        return new DeleteResult(connection, Answer.of(store.delete(command.key()) ? "OK" : "NONE"));
    }

    @Override
    public ListResult list(Connection connection, Command command) {
        return new ListResult(connection, Answer.of(store.list()));
    }

    @Override
    public QuitResult quit(Connection connection, Command command) {
        return new QuitResult(connection, new Answer("BYE", true));
    }

    @Override
    public HelpResult help(Connection connection, Command command) {
        String usages = Arrays.stream(Verb.values()).map(Verb::usage).collect(Collectors.joining(", "));
        return new HelpResult(connection, Answer.of(usages));
    }

    @Override
    public void reply(Connection connection, Answer answer) throws IOException {
        if (answer.last()) {
            connection.answerAndHangUp(answer.text());
        } else {
            connection.answer(answer.text());
        }
    }

    @Override
    public void hangUp(Connection connection, Answer answer) {
        connection.hangUp();
    }

    @Override
    public void complain(Connection connection, String line, Throwable failure) throws IOException {
        boolean expected = failure instanceof BadCommand;
        try {
            connection.answer("ERR " + (expected ? failure.getMessage() : "internal error"));
        } catch (IOException gone) {
            connection.hangUp();
            throw gone;
        }
        if (!expected) {
            throw new IllegalStateException("cannot carry out '" + line + "'", failure);
        }
    }

    @Override
    public boolean isGet(Command command) {
        return command.verb() == Verb.GET;
    }

    @Override
    public boolean isAdd(Command command) {
        return command.verb() == Verb.ADD;
    }

    @Override
    public boolean isPut(Command command) {
        return command.verb() == Verb.PUT;
    }

    @Override
    public boolean isDelete(Command command) {
        return command.verb() == Verb.DEL;
    }

    @Override
    public boolean isList(Command command) {
        return command.verb() == Verb.LIST;
    }

    @Override
    public boolean isQuit(Command command) {
        return command.verb() == Verb.QUIT;
    }

    @Override
    public String address() {
        try {
            InetSocketAddress address = clients.address();
            return "tcp://" + address.getAddress().getHostAddress() + ":" + address.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (clients != null) {
            clients.close();
        }
    }
}
