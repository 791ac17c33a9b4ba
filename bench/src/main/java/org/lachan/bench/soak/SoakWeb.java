package org.lachan.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All hosts on addresses of 127.0.0.0/8, served by one thread, which never waits for any of them. */
final class SoakWeb implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SoakWeb.class);
    private static final int HOSTS_A_NET = 250;
    // Bounds what is not known of a request's time.
    private static final long LONGEST_WAIT_MS = 5;
    private static final int WAITING = 64;

    private final Selector selector;
    private final List<ServerSocketChannel> doors = new ArrayList<>();
    private final List<String> bases = new ArrayList<>();
    private final PriorityQueue<Connection> later = new PriorityQueue<>(Comparator.comparingLong(Connection::dueNanos));
    private final Politeness politeness;
    private final RunClock clock;
    private final Thread thread = new Thread(this::run, "soak-web");
    private volatile boolean open = true;
    private long lookedNanos = System.nanoTime();
    private long lookedBeforeNanos = lookedNanos;
    private volatile long longestStallMs;

    private SoakWeb(Politeness politeness, RunClock clock) throws IOException {
        this.selector = Selector.open();
        this.politeness = politeness;
        this.clock = clock;
    }

    static SoakWeb open(List<HostPlan> plans, Politeness politeness, RunClock clock, long seed) throws IOException {
        SoakWeb web = new SoakWeb(politeness, clock);
        try {
            for (HostPlan plan : plans) {
                Site site = new Site(plans, plan, web::base, web.bind(plan.number()), clock);
                web.register(plan.number(), new SoakHost(plan, site, politeness, seed));
            }
        } catch (IOException | RuntimeException e) {
            web.close();
            throw e;
        }
        web.thread.start();
        return web;
    }

    /** Origin of a host, without a slash at its end. */
    String base(int number) {
        return bases.get(number);
    }

    private String bind(int number) throws IOException {
        ServerSocketChannel door = ServerSocketChannel.open();
        doors.add(door);
        String address = "127.81." + number / HOSTS_A_NET + "." + (number % HOSTS_A_NET + 1);
        door.bind(new InetSocketAddress(address, 0), WAITING);
        door.configureBlocking(false);
        String base = "http://" + address + ":" + ((InetSocketAddress) door.getLocalAddress()).getPort();
        bases.add(base);
        return base;
    }

    private void register(int number, SoakHost host) throws IOException {
        doors.get(number).register(selector, SelectionKey.OP_ACCEPT, host);
    }

    private void run() {
        while (open) {
            try {
                Connection next = later.peek();
                long wait = next == null ? LONGEST_WAIT_MS : (next.dueNanos() - System.nanoTime()) / 1_000_000;
                selector.select(Math.max(1, Math.min(LONGEST_WAIT_MS, wait)));
                looked();
                serve();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void looked() {
        lookedBeforeNanos = lookedNanos;
        lookedNanos = System.nanoTime();
        longestStallMs = Math.max(longestStallMs, (lookedNanos - lookedBeforeNanos) / 1_000_000);
    }

    /** The longest that requests can have waited to be noted. */
    long longestStallMs() {
        return longestStallMs;
    }

    private void serve() throws IOException {
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
            SelectionKey key = ready.next();
            ready.remove();
            if (!key.isValid()) {
                continue;
            }
            if (key.isAcceptable()) {
                accept(key);
            } else {
                step((Connection) key.attachment());
            }
        }
        while (!later.isEmpty() && later.peek().dueNanos() <= System.nanoTime()) {
            step(later.poll());
        }
    }

    private void accept(SelectionKey key) throws IOException {
        SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
        if (channel != null) {
            channel.configureBlocking(false);
            SelectionKey own = channel.register(selector, SelectionKey.OP_READ);
            own.attach(new Connection(
                    channel, own, (SoakHost) key.attachment(), politeness, clock, () -> lookedBeforeNanos));
        }
    }

    private void step(Connection connection) {
        try {
            later.remove(connection);
            if (connection.step()) {
                later.add(connection);
            }
        } catch (IOException e) {
            LOG.debug("event=visitor-left error=\"{}\"", e.toString());
            connection.close();
        }
    }

    @Override
    public void close() {
        open = false;
        selector.wakeup();
        try {
            thread.join();
            for (ServerSocketChannel door : doors) {
                door.close();
            }
            for (SelectionKey key : List.copyOf(selector.keys())) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
