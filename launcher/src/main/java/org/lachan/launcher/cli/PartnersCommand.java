package org.lachan.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.lachan.content.folder.DataFolder;
import org.lachan.ingest.intake.Partner;
import org.lachan.ingest.intake.Partners;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "partners",
        description = {
            "Organisations that may hand in reports over HTTP: config/partners.yaml in the data folder.",
            "A running intake follows the file; nobody can read a token twice."
        },
        synopsisSubcommandLabel = "COMMAND")
final class PartnersCommand {
    private final Speech speech;
    private final JsonLines out;
    private final Clock clock;

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            defaultValue = "data",
            paramLabel = "DIR",
            descriptionKey = "partners.data",
            description = "The data folder; by default ${DEFAULT-VALUE}.")
    private Path data = Path.of("data");

    PartnersCommand(Speech speech, JsonLines out, Clock clock) {
        this.speech = speech;
        this.out = out;
        this.clock = clock;
    }

    @Command(name = "add", description = "Adds one, and prints its token this one time.")
    int add(
            @Parameters(paramLabel = "ID", descriptionKey = "partners.id", description = "2 to 40 of a-z, 0-9 and '-'.")
                    String id,
            @Option(
                            names = "--name",
                            required = true,
                            paramLabel = "TEXT",
                            descriptionKey = "partners.name",
                            description = "What the organisation is called.")
                    String name,
            @Option(
                            names = "--daily-limit",
                            defaultValue = "1000",
                            converter = Positive.class,
                            paramLabel = "N",
                            description = "New reports a day, 1 to 100,000; by default ${DEFAULT-VALUE}.")
                    int dailyLimit) {
        Partners.Added added = changed(partners -> partners.add(id, name, dailyLimit, clock.instant()));
        write(added.partners());
        Map<String, Object> line = line(added.partner());
        line.put("token", added.token());
        out.print(line);
        speech.say(
                "Give the token to the partner over a safe way: it is kept nowhere.",
                "Hãy chuyển mã cho đối tác bằng cách an toàn: mã không được lưu ở đâu cả.");
        return ExitCode.OK.code();
    }

    @Command(name = "list", description = "One line for each, revoked ones included.")
    int list() {
        read().all().forEach(partner -> out.print(line(partner)));
        return ExitCode.OK.code();
    }

    @Command(name = "revoke", description = "Ends a partner's token at once.")
    int revoke(
            @Parameters(paramLabel = "ID", descriptionKey = "partners.id", description = "2 to 40 of a-z, 0-9 and '-'.")
                    String id) {
        Partners less = changed(partners -> partners.revoke(id, clock.instant()));
        write(less);
        less.all().stream().filter(partner -> partner.id().equals(id)).forEach(partner -> out.print(line(partner)));
        return ExitCode.OK.code();
    }

    private <T> T changed(Function<Partners, T> change) {
        try {
            return change.apply(read());
        } catch (IllegalArgumentException e) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "The partners stay as they are: " + e.getMessage() + ".",
                    "Danh sách đối tác giữ nguyên: " + e.getMessage() + ".",
                    e);
        }
    }

    private Path file() {
        return Partners.file(new DataFolder(data).config());
    }

    private Partners read() {
        try {
            return Partners.read(file());
        } catch (IOException e) {
            throw Unreadable.file(file(), e);
        }
    }

    private void write(Partners partners) {
        try {
            partners.write(file());
        } catch (IOException e) {
            throw new LaunchFailure(
                    ExitCode.DATA_UNWRITABLE,
                    "The file " + file() + " cannot be written: " + e.getMessage(),
                    "Không ghi được tệp " + file() + ": " + e.getMessage(),
                    e);
        }
    }

    private static Map<String, Object> line(Partner partner) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", partner.id());
        line.put("name", partner.name());
        line.put("dailyLimit", partner.dailyLimit());
        line.put("addedAt", partner.addedAt().toString());
        line.put("revoked", partner.isRevoked());
        return line;
    }
}
