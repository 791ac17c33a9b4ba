package org.lachan.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lachan.ingest.hotline.ReportFile;
import org.lachan.ingest.hotline.ReportFile.Format;
import org.lachan.ingest.intake.BrokerAway;
import org.lachan.ingest.intake.Filing;
import org.lachan.ingest.intake.Filing.Outcome;
import org.lachan.ingest.intake.HandedIn;
import org.lachan.ingest.intake.OpenDesk;
import org.lachan.ingest.intake.ReportDesk.Rewriting;
import org.lachan.ingest.intake.Row;
import org.lachan.ingest.intake.Sender;
import org.lachan.ingest.intake.UnreadableRows;
import org.lachan.ingest.intake.Wrong;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.roles.Broker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Files a hotline's reports from CSV or JSON; a repeat of the same file changes nothing.",
            "A line for each bad row (file, row, line, reference, key, reason), then one for each file: file, rows,"
                    + " accepted, repeat, changed, bad."
        })
final class ImportCommand implements Callable<Integer> {
    private static final long LARGEST = 256L << 20;
    private static final int AT_ONCE = 500;

    private final RoleRun role;
    private final JsonLines out;
    private final Clock clock;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            descriptionKey = "import.files",
            description = "CSV with a header, a JSON array, or JSON lines, in UTF-8; at most 256 MiB.")
    private List<Path> files = List.of();

    @Option(
            names = "--sender",
            required = true,
            paramLabel = "ID",
            description = "Whose reports these are: 2 to 40 of a-z, 0-9 and '-'. Each reference is one report of this"
                    + " sender.")
    private String sender = "";

    @Option(names = "--format", paramLabel = "csv|json", description = "By default what the file begins with.")
    private @Nullable Format format;

    @Option(names = "--dry-run", description = "Say what would be filed, and file nothing.")
    private boolean dryRun;

    ImportCommand(RoleRun role, JsonLines out, Clock clock) {
        this.role = role;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        LogFile.quiet();
        Sender from = sender();
        Broker.at(role.bootstrap()).close();
        boolean all = true;
        try (OpenDesk desk = OpenDesk.once(role.bootstrap(), role.folder(), clock)) {
            for (Path file : files) {
                all &= file(desk, from, file);
            }
        } catch (IOException e) {
            throw new LaunchFailure(
                    ExitCode.DATA_UNWRITABLE,
                    "The data folder cannot be used: " + e,
                    "Không dùng được thư mục dữ liệu: " + e,
                    e);
        } catch (BrokerAway e) {
            throw new LaunchFailure(
                    ExitCode.NO_BROKER,
                    "The broker does not take reports; import the same files again later, nothing counts twice.",
                    "Máy chủ Kafka không nhận báo cáo; hãy nhập lại các tệp này sau, không có gì bị tính hai lần.",
                    e);
        }
        return (all ? ExitCode.OK : ExitCode.PARTIAL).code();
    }

    private Sender sender() {
        if (!Sender.mayBeCalled(sender)) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "--sender is 2 to 40 of a-z, 0-9 and '-', and not manual or public.",
                    "--sender gồm 2 đến 40 ký tự a-z, 0-9 và '-', không phải manual hay public.");
        }
        return Sender.partner(sender, null);
    }

    private boolean file(OpenDesk desk, Sender from, Path file) {
        try {
            byte[] body = bytes(file);
            Format asked = Optional.ofNullable(format).orElseGet(() -> ReportFile.format(body));
            List<Row> rows = ReportFile.rows(body, asked, clock.instant());
            return rows(desk, from, file, rows);
        } catch (IOException e) {
            out.print(unread(file, Unreadable.reason(e)));
        } catch (UnreadableRows e) {
            out.print(unread(file, "line " + e.line() + ": " + e.getMessage()));
        }
        return false;
    }

    private static Map<String, Object> unread(Path file, @Nullable String why) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file.toString());
        line.put("error", why);
        return line;
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("more than " + LARGEST + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private boolean rows(OpenDesk desk, Sender from, Path file, List<Row> rows) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        List<HandedIn> good = new ArrayList<>();
        int bad = 0;
        for (Row row : rows) {
            if (row instanceof Row.Bad wrong) {
                wrong.wrongs().forEach(each -> out.print(line(file, wrong, each)));
                bad++;
            } else if (row instanceof Row.Good right) {
                good.add(right.report());
            }
        }
        for (int at = 0; at < good.size(); at += AT_ONCE) {
            filed(desk, from, good.subList(at, Math.min(good.size(), at + AT_ONCE)))
                    .forEach(filing -> counts.merge(filing.outcome(), 1, Integer::sum));
        }
        summary(file, rows.size(), counts, bad);
        return bad == 0;
    }

    private List<Filing> filed(OpenDesk desk, Sender from, List<HandedIn> reports) {
        return dryRun
                ? desk.desk().look(from, reports, Rewriting.ALLOWED)
                : desk.desk().file(from, reports, Rewriting.ALLOWED);
    }

    private void summary(Path file, int rows, Map<Outcome, Integer> counts, int bad) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file.toString());
        line.put("rows", rows);
        for (Outcome outcome : List.of(Outcome.ACCEPTED, Outcome.REPEAT, Outcome.CHANGED)) {
            line.put(outcome.name().toLowerCase(Locale.ROOT), counts.getOrDefault(outcome, 0));
        }
        line.put("bad", bad);
        line.put("dryRun", dryRun);
        out.print(line);
    }

    private static Map<String, Object> line(Path file, Row.Bad row, Wrong wrong) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file.toString());
        line.put("row", row.number());
        line.put("line", row.line());
        line.put("reference", row.reference());
        line.put("key", wrong.key());
        line.put("reason", wrong.complaint().reason());
        return line;
    }
}
