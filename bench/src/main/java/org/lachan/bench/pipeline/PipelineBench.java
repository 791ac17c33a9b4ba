package org.lachan.bench.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.lachan.bench.pipeline.Sender.Burst;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.sealed.SealedStore;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.exit.Termination;
import org.lachan.schemas.AvroSerdes;
import org.lachan.schemas.OurSchemas;

/**
 * One measurement: two warm-up rounds of the system and of the pass-through in turn, then the measured ones. At max
 * both are measured, in turns, for the same time (the pass-through for a minute a turn at most); at a rate the system is measured in one piece and the pass-through
 * for at most ten seconds.
 */
public final class PipelineBench {
    private static final long SEED = 20_261_123L;
    private static final int WARM_UPS = 2;
    private static final int SHORTEST_SPLIT = 10;
    private static final int PASS_THROUGH_SECONDS = 10;
    /** It writes more than a hundred megabytes a second, of which Kafka takes none back for minutes. */
    private static final int LONGEST_COPYING_SECONDS = 60;

    /** The producer's own waiting: short where latency is measured, Kafka's default where throughput is. */
    private static final int LINGER_AT_RATE_MS = 1;

    private static final int LINGER_AT_MAX_MS = 5;
    private static final double SLIP_LIMIT_MS = 50;

    private final PipelineSettings settings;
    private final Speech speech;
    private final SystemProcess system;
    private final Rounds rounds;
    private final Sender sender;
    private final Sender promptSender;
    private final Scores scores;
    private final Lane ours;
    private final Lane passThrough;

    private PipelineBench(PipelineSettings settings, Speech speech, Termination termination)
            throws IOException, InterruptedException {
        this.settings = settings;
        this.speech = speech;
        ScratchFolder scratch = termination.closes(ScratchFolder.create());
        DataFolder folder = new DataFolder(scratch.root()).create();
        speech.say("Starting the system under test ...", "Đang khởi động hệ thống được đo ...");
        system = termination.closes(SystemProcess.start(folder.root(), settings.bootstrap()));
        Plan plan = new Plan(settings.mix(), SEED);
        Album album = new Album(SealedStore.open(folder.sealed().resolve("media"), folder.keys()));
        AvroSerdes serdes = new AvroSerdes(OurSchemas.asStore());
        scores = termination.closes(Scores.of(system.bootstrap(), plan, album, serdes));
        Copies copies = termination.closes(Copies.of(system.bootstrap()));
        sender = termination.closes(new Sender(system.bootstrap(), LINGER_AT_MAX_MS));
        promptSender = termination.closes(new Sender(system.bootstrap(), LINGER_AT_RATE_MS));
        rounds = new Rounds(settings.mix(), plan, album, system, scratch, speech);
        PostBodies bodies = PostBodies.drawn();
        ours = new Lane(
                Side.OURS,
                new PostRecords(bodies, album::picture, InputTopics.OURS, serdes, Clock.systemUTC()),
                scores,
                "The pipeline",
                "Đường xử lý");
        passThrough = new Lane(
                Side.PASS_THROUGH,
                new PostRecords(bodies, album::anyPicture, InputTopics.PASS_THROUGH, serdes, Clock.systemUTC()),
                copies,
                "The pass-through",
                "Ứng dụng chuyển tiếp");
    }

    /** Returns when everything is measured and nothing is left running or lying about. */
    public static PipelineResult run(PipelineSettings settings, Speech speech)
            throws IOException, InterruptedException {
        if (settings.bootstrap() != null) {
            EmptyTopics.require(settings.bootstrap());
        }
        Termination termination = Termination.install();
        try {
            return new PipelineBench(settings, speech, termination).measured();
        } finally {
            termination.close();
        }
    }

    private PipelineResult measured() throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            rounds.asFastAsPossible(ours, settings.warmUpSeconds(), sender);
            rounds.asFastAsPossible(passThrough, settings.warmUpSeconds(), sender);
        }
        speech.say("Warm; measuring.", "Đã chạy thử xong; bắt đầu đo.");
        return settings.rate().isMax() ? atMax() : atRate();
    }

    private PipelineResult atMax() throws IOException, InterruptedException {
        int turns = settings.seconds() >= SHORTEST_SPLIT ? 2 : 1;
        Measured measured = new Measured(system, scores);
        List<Burst> copied = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            int seconds = settings.seconds() * (turn + 1) / turns - settings.seconds() * turn / turns;
            measured.around(() -> rounds.asFastAsPossible(ours, seconds, sender));
            copied.add(rounds.asFastAsPossible(passThrough, Math.min(seconds, LONGEST_COPYING_SECONDS), sender));
        }
        return measured.result(settings, Burst.sum(copied).postsPerSecond(), new Latencies());
    }

    private PipelineResult atRate() throws IOException, InterruptedException {
        Latencies slips = new Latencies();
        Measured measured = new Measured(system, scores);
        measured.around(
                () -> rounds.byTheClock(ours, scores, settings.rate(), settings.seconds(), promptSender, slips));
        int seconds = Math.min(PASS_THROUGH_SECONDS, settings.seconds());
        Burst copied = rounds.asFastAsPossible(passThrough, seconds, sender);
        warnOfSlips(slips);
        return measured.result(settings, copied.postsPerSecond(), slips);
    }

    private void warnOfSlips(Latencies slips) {
        Double late = slips.percentile(99);
        if (late != null && late > SLIP_LIMIT_MS) {
            speech.say(
                    "WARNING: the sender itself was late, by " + late + " ms at p99: the machine is too busy for this"
                            + " rate, and the latencies are the sender's too.",
                    "CẢNH BÁO: chính bên gửi bị trễ, " + late + " ms ở p99: máy quá bận với tốc độ này,"
                            + " và độ trễ đo được có phần của bên gửi.");
        }
    }
}
