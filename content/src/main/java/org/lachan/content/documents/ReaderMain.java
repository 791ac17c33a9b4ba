package org.lachan.content.documents;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;

/**
 * The process that reads documents: takes them from its standard input one after the other and writes their text to its
 * standard output. It ends when its input does, whatever it is busy with, so that it never outlives who started it.
 */
public final class ReaderMain {
    private static final int STARTER_GONE = 0;
    private static final Path KERNELS_CHOICE = Path.of("/proc/self/oom_score_adj");

    private final DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
    private final DataOutputStream out;
    private final SynchronousQueue<Wire.Request> requests = new SynchronousQueue<>();
    private final PrivateFolder folder = new PrivateFolder(Path.of(System.getProperty("java.io.tmpdir")));

    private ReaderMain() {
        this.out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // What a library prints must not get between two answers.
        System.setOut(System.err);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        offerToDieFirst();
        new ReaderMain().run();
    }

    // A kernel without memory ends the largest process, which would be the one that started this.
    private static void offerToDieFirst() throws IOException {
        if (Files.isWritable(KERNELS_CHOICE)) {
            Files.writeString(KERNELS_CHOICE, "1000");
        }
    }

    private void run() throws IOException, InterruptedException {
        Thread taking = new Thread(this::take, "requests");
        taking.setDaemon(true);
        taking.start();
        DocumentParser parser = new DocumentParser();
        Wire.sayReady(out);
        while (true) {
            Wire.Request request = requests.take();
            Wire.write(parser.parse(request.body(), request.declared()), out);
            folder.empty();
        }
    }

    private void take() {
        try {
            while (true) {
                requests.put(Wire.Request.readFrom(in));
            }
        } catch (IOException | InterruptedException e) {
            folder.delete();
            Runtime.getRuntime().halt(STARTER_GONE);
        }
    }
}
