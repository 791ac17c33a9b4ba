package org.lachan.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "ingest",
        description = "Runs the role that crawls, against a Kafka elsewhere, until SIGTERM or SIGINT.")
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private final RoleRun role;

    @Mixin
    private final CrawlOptions crawl = new CrawlOptions();

    @Mixin
    private final IntakeOptions intake = new IntakeOptions();

    @Mixin
    private final StreamsOptions streams = new StreamsOptions();

    IngestCommand(RoleRun role) {
        this.role = role;
    }

    @Override
    public Integer call() {
        return role.run(new RoleRun.Particulars(
                null, crawl.sources(), null, crawl.allowLoopback(), streams.threads(), 0, intake.asked()));
    }
}
