package org.lachan.content.documents;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lachan.content.documents.DocumentText.Unread;
import org.lachan.content.documents.ReaderLost.Why;
import org.lachan.content.streams.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads documents in processes of their own, so that one that hangs, crashes or takes all memory costs only itself.
 * Processes start when they are needed, are used again, end when they are idle, and end with this one. Where none can be
 * started no document is read: never in this process instead. Safe for use by several threads.
 */
public final class DocumentReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentReader.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

    private final ReaderLimits limits;
    private final ReaderCommand command;
    private final Semaphore free;
    private final Deque<ReaderProcess> idle = new ArrayDeque<>();
    private final ScheduledExecutorService clock;
    private boolean closed;

    public DocumentReader(ReaderLimits limits) {
        this(limits, ReaderCommand.own(limits.memoryMegabytes()));
    }

    DocumentReader(ReaderLimits limits, ReaderCommand command) {
        this.limits = limits;
        this.command = command;
        this.free = new Semaphore(limits.processes(), true);
        this.clock = clock();
    }

    private static ScheduledExecutorService clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "document-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /**
     * @param declared the media type with its parameters; empty where none was declared
     * @throws Unavailable when all processes are busy for long, or the caller is interrupted
     */
    public DocumentText read(byte[] body, String declared) {
        awaitTurn();
        try {
            return readInTurn(new Wire.Request(body, declared));
        } finally {
            free.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unavailable("all " + limits.processes() + " readers of documents are busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted");
        }
    }

    private DocumentText readInTurn(Wire.Request request) {
        long end = System.nanoTime() + limits.longest().toNanos();
        try {
            ReaderProcess used = takeIdle();
            if (used != null) {
                try {
                    return readWith(used, request, end);
                } catch (ReaderLost e) {
                    if (e.why() == Why.LATE) {
                        return unread(e.why());
                    }
                    // What earlier documents left there may have ended it: the document gets a process of its own.
                }
            }
            return readWith(ReaderProcess.start(command), request, end);
        } catch (ReaderLost e) {
            return unread(e.why());
        } catch (IOException e) {
            LOG.error("reader=unstartable cause={}", e.getMessage());
            return unread(Why.NEVER_STARTED);
        }
    }

    private DocumentText readWith(ReaderProcess process, Wire.Request request, long end) throws ReaderLost {
        try {
            DocumentText text = process.read(request, Duration.ofNanos(end - System.nanoTime()), clock);
            giveBack(process);
            return text;
        } catch (ReaderLost e) {
            process.kill();
            LOG.warn("reader=lost why={} bytes={} before={}", e.why(), request.body().length, process.documents());
            throw e;
        }
    }

    private Unread unread(Why why) {
        return new Unread(
                switch (why) {
                    case LATE -> "Reading took longer than " + limits.longest().toMillis() + " ms";
                    case MEMORY -> "Reading took more memory than " + limits.memoryMegabytes() + " MB";
                    case CRASH -> "Reading ended its process";
                    case NEVER_STARTED -> "Reading needs a process of its own, and none could be started";
                });
    }

    private synchronized @Nullable ReaderProcess takeIdle() {
        ReaderProcess process = idle.pollFirst();
        while (process != null && !process.isAlive()) {
            process.kill();
            process = idle.pollFirst();
        }
        return process;
    }

    private synchronized void giveBack(ReaderProcess process) {
        if (closed || process.documents() >= limits.documents()) {
            process.end();
            return;
        }
        idle.addFirst(process);
        int documents = process.documents();
        ScheduledFuture<?> unused =
                clock.schedule(() -> endIdle(process, documents), limits.idle().toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void endIdle(ReaderProcess process, int documents) {
        if (idle.contains(process) && process.documents() == documents) {
            idle.remove(process);
            process.end();
        }
    }

    /** Processes that wait for work. */
    synchronized Deque<ReaderProcess> idle() {
        return new ArrayDeque<>(idle);
    }

    /** Ends the processes that wait; one that is busy ends after its document. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(ReaderProcess::end);
        idle.clear();
    }
}
