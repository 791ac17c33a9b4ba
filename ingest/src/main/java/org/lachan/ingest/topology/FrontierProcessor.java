package org.lachan.ingest.topology;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.lachan.avro.FetchTask;

/** Takes tasks into the frontier, and moves what is under way on at each tick. */
final class FrontierProcessor implements Processor<String, FetchTask, String, SpecificRecord> {
    private static final Duration TICK = Duration.ofMillis(20);

    private static final Duration FORGETTING = Duration.ofMinutes(1);

    private final Crew crew;
    private @Nullable Desk desk;

    FrontierProcessor(Crew crew) {
        this.crew = crew;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        Desk fresh = new Desk(crew, context);
        fresh.open();
        desk = fresh;
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, any -> open().tick());
        context.schedule(FORGETTING, PunctuationType.WALL_CLOCK_TIME, any -> open().forget());
    }

    @Override
    public void process(Record<String, FetchTask> record) {
        open().take(FetchTasks.task(record.value(), record.headers()));
    }

    private Desk open() {
        Desk ours = desk;
        if (ours == null) {
            throw new IllegalStateException("A task came before the start");
        }
        return ours;
    }

    @Override
    public void close() {
        Desk ours = desk;
        desk = null;
        if (ours != null) {
            ours.close();
        }
    }
}
