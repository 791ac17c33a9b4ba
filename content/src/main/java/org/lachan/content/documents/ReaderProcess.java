package org.lachan.content.documents;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.lachan.content.documents.ReaderLost.Why;

/** One process that reads documents, used by one thread at a time. */
final class ReaderProcess {
    // Java's own exit code for -XX:+ExitOnOutOfMemoryError.
    private static final int OUT_OF_MEMORY = 3;

    private final PrivateFolder folder;
    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private volatile boolean late;
    private boolean greeted;
    private int documents;

    private ReaderProcess(PrivateFolder folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.out = new DataOutputStream(process.getOutputStream());
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    static ReaderProcess start(ReaderCommand command) throws IOException {
        PrivateFolder folder = PrivateFolder.create();
        try {
            return new ReaderProcess(folder, command.start(folder.path()));
        } catch (IOException e) {
            folder.delete();
            throw e;
        }
    }

    /**
     * @param left time until the process is killed
     * @throws ReaderLost when it is
     */
    DocumentText read(Wire.Request request, Duration left, ScheduledExecutorService clock) throws ReaderLost {
        ScheduledFuture<?> deadline = clock.schedule(this::killLate, left.toMillis(), TimeUnit.MILLISECONDS);
        try {
            if (!greeted) {
                Wire.awaitReady(in);
                greeted = true;
            }
            request.writeTo(out);
            DocumentText text = Wire.read(in);
            documents++;
            return text;
        } catch (IOException e) {
            throw new ReaderLost(why());
        } finally {
            deadline.cancel(false);
        }
    }

    private void killLate() {
        late = true;
        process.destroyForcibly();
    }

    private Why why() {
        if (late) {
            return Why.LATE;
        }
        if (!greeted) {
            return Why.NEVER_STARTED;
        }
        return exitCode() == OUT_OF_MEMORY ? Why.MEMORY : Why.CRASH;
    }

    private int exitCode() {
        try {
            return process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Documents read so far. */
    int documents() {
        return documents;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    PrivateFolder folder() {
        return folder;
    }

    /** Ends it at its own pace: without input it deletes what it left on disk and goes, even when this process is ending. */
    void end() {
        try {
            out.close();
        } catch (IOException e) {
            kill();
        }
    }

    /** Ends it at once, whatever it is busy with, and deletes what it left on disk. */
    void kill() {
        process.destroyForcibly();
        CompletableFuture<Void> unused = process.onExit().thenRun(folder::delete);
    }
}
