package org.lachan.launcher.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lachan.content.folder.DataFolder;
import org.lachan.content.folder.OwnerOnly;
import org.lachan.content.sealed.Seal;
import org.lachan.ingest.evidence.EvidenceFiles;
import org.lachan.ingest.evidence.EvidenceFiles.Checked;
import org.lachan.ingest.evidence.store.EvidenceStore;
import org.lachan.ingest.evidence.store.EvidenceStores;
import org.lachan.launcher.exit.ExitCode;
import org.lachan.launcher.exit.LaunchFailure;
import org.lachan.launcher.exit.Speech;
import org.lachan.launcher.roles.PublishedEvidence;
import org.lachan.launcher.roles.PublishedEvidence.Kept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "evidence",
        description = {
            "Checks and hands out evidence: WARC files of what was fetched of flagged posts.",
            "It lies in the data folder, or in the bucket that the environment names; the instance may run."
        },
        synopsisSubcommandLabel = "COMMAND")
final class EvidenceCommand {
    private final Speech speech;
    private final JsonLines out;
    private final Map<String, String> environment;

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            defaultValue = "data",
            paramLabel = "DIR",
            descriptionKey = "evidence.data",
            description = "The data folder, for the sealing key too; by default ${DEFAULT-VALUE}.")
    private Path data = Path.of("data");

    EvidenceCommand(Speech speech, JsonLines out, Map<String, String> environment) {
        this.speech = speech;
        this.out = out;
        this.environment = environment;
    }

    @Command(
            name = "verify",
            description = {
                "Opens and reads every file, or those given: seal, hash, records, digests. One line each.",
                "With --bootstrap also compares with what was published as kept."
            })
    int verify(
            @Option(
                            names = "--bootstrap",
                            converter = Bootstrap.class,
                            paramLabel = "HOST:PORT",
                            description = "Kafka's address.")
                    @Nullable
                    String bootstrap,
            @Parameters(
                            arity = "0..*",
                            paramLabel = "REF",
                            descriptionKey = "evidence.some",
                            description = "Evidence references; by default all.")
                    @Nullable
                    List<String> references) {
        Map<String, Kept> published = bootstrap == null ? Map.of() : PublishedEvidence.at(bootstrap);
        return with(store -> {
            Set<String> wanted = new LinkedHashSet<>(references == null ? List.of() : references);
            if (wanted.isEmpty()) {
                store.forEach(wanted::add);
                wanted.addAll(published.keySet());
            }
            EvidenceFiles files = new EvidenceFiles(store);
            boolean all = true;
            for (String reference : wanted) {
                Checked checked = compared(files.check(reference), published.get(reference));
                out.print(line(checked));
                all &= checked.error() == null;
            }
            return (all ? ExitCode.OK : ExitCode.PARTIAL).code();
        });
    }

    private static Checked compared(Checked checked, @Nullable Kept published) {
        boolean same = published == null
                || published.sha256().equals(checked.sha256()) && published.bytes() == checked.bytes();
        return same ? checked : checked.but("not what was published as kept");
    }

    private static Map<String, Object> line(Checked checked) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("evidenceRef", checked.reference());
        line.put("warcSha256", checked.sha256());
        line.put("records", checked.records());
        line.put("ok", checked.error() == null);
        line.put("error", checked.error());
        return line;
    }

    @Command(
            name = "export",
            description = {
                "Writes evidence as plain WARC files, which only their owner may read; none is overwritten.",
                "What it writes is no longer sealed: it holds what harmed a child."
            })
    int export(
            @Option(
                            names = "--out",
                            required = true,
                            paramLabel = "DIR",
                            descriptionKey = "evidence.out",
                            description = "Folder for the files, made where it is missing.")
                    Path folder,
            @Parameters(
                            arity = "1..*",
                            paramLabel = "REF",
                            descriptionKey = "evidence.references",
                            description = "Evidence references.")
                    List<String> references) {
        return with(store -> {
            prepare(folder);
            int written = 0;
            for (String reference : references) {
                Map<String, Object> line = export(store, reference, folder);
                out.print(line);
                written += line.containsKey("error") ? 0 : 1;
            }
            if (written > 0) {
                speech.say(
                        "The files in " + folder + " are not sealed any more: keep them where only those may read who"
                                + " must, and delete them when they have served.",
                        "Các tệp trong " + folder + " không còn được niêm phong: hãy cất ở nơi chỉ người có trách nhiệm"
                                + " đọc được và xóa khi đã dùng xong.");
            }
            return (written == references.size() ? ExitCode.OK : ExitCode.PARTIAL).code();
        });
    }

    private static Map<String, Object> export(EvidenceStore store, String reference, Path folder) {
        Checked checked = new EvidenceFiles(store).check(reference);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("evidenceRef", reference);
        if (checked.error() != null) {
            line.put("error", checked.error());
            return line;
        }
        Path file = folder.resolve(reference + ".warc");
        try {
            OwnerOnly.writeNew(file, store.get(reference).orElseThrow());
            line.put("file", file.toString());
            line.put("warcSha256", checked.sha256());
            line.put("bytes", checked.bytes());
        } catch (FileAlreadyExistsException e) {
            line.put("error", "there is a file " + file + " already");
        } catch (IOException e) {
            line.put("error", Unreadable.reason(e));
        }
        return line;
    }

    private static void prepare(Path folder) {
        try {
            OwnerOnly.folder(folder);
        } catch (IOException e) {
            throw Unreadable.file(folder, e);
        }
    }

    private int with(Function<EvidenceStore, Integer> work) {
        LogFile.quiet();
        DataFolder folder = new DataFolder(data);
        // A misspelt folder must not get a key of its own, which opens nothing.
        if (!Files.isDirectory(folder.root()) || !Seal.hasKey(folder.keys())) {
            throw new LaunchFailure(
                    ExitCode.BAD_INPUT,
                    "There is no sealing key in the folder " + folder.keys() + ": check --data.",
                    "Không có khóa niêm phong trong thư mục " + folder.keys() + ": hãy kiểm tra --data.");
        }
        try (EvidenceStore store = EvidenceStores.open(folder, environment)) {
            return work.apply(store);
        } catch (IOException | UncheckedIOException e) {
            String what = Objects.requireNonNullElse(e.getMessage(), e.toString());
            throw new LaunchFailure(
                    ExitCode.FAILED,
                    "The evidence store does not answer: " + what,
                    "Kho chứng cứ không trả lời: " + what,
                    e);
        }
    }
}
