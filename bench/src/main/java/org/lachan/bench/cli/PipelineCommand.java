package org.lachan.bench.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lachan.bench.pipeline.Mix;
import org.lachan.bench.pipeline.PipelineBench;
import org.lachan.bench.pipeline.PipelineResult;
import org.lachan.bench.pipeline.PipelineSettings;
import org.lachan.bench.pipeline.Rate;
import org.lachan.launcher.cli.JsonLines;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "pipeline",
        description = {
            "Offers posts to the real topologies on a broker of its own and prints one line of what came of them.",
            "Text and media applications run in a process of their own, with the heap that ./lachan gives.",
            "Ends with 1 when a post is lost or scored twice."
        })
final class PipelineCommand implements Callable<Integer> {
    private final Speech speech;
    private final JsonLines out;

    @Option(
            names = "--mix",
            required = true,
            paramLabel = "social|news|mixed",
            description = "Short posts, pages of news, or nine posts to one page, and in a hundred one with a picture.")
    private Mix mix = Mix.SOCIAL;

    @Option(
            names = "--rate",
            required = true,
            converter = RateOption.class,
            paramLabel = "N|max",
            description = "Posts a second by the clock; max: as fast as a bounded number in flight allows.")
    private Rate rate = Rate.MAX;

    @Option(
            names = "--seconds",
            required = true,
            converter = SecondsOption.class,
            paramLabel = "S",
            description = "How long is measured; warm-up and drain come on top.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            converter = SecondsOption.class,
            paramLabel = "S",
            description = "Seconds of each of the four rounds before; by default ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Another Kafka, whose topics of ours must be empty or absent; by default an embedded one.")
    private @Nullable String bootstrap;

    PipelineCommand(Speech speech, JsonLines out) {
        this.speech = speech;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PipelineResult result = PipelineBench.run(new PipelineSettings(mix, rate, seconds, warmUp, bootstrap), speech);
        out.print(result.line());
        if (!result.clean()) {
            speech.say("Posts were lost or scored twice.", "Có bài bị mất hoặc được chấm hai lần.");
        }
        return (result.clean() ? ExitCode.OK : ExitCode.FAILED).code();
    }
}
