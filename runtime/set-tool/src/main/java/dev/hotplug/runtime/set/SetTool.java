package dev.hotplug.runtime.set;

import dev.hotplug.runtime.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
        name = "hotplug set",
        description = "Update sets, for vendors.",
        subcommands = {
            BuildCommand.class, SignCommand.class, InspectCommand.class, VerifyCommand.class, DiffCommand.class, KeysCommand.class, ServeCommand.class
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:something failed on the way: disk, connection, token",
            "2:wrong arguments, or a file of the vendor's own that is wrong",
            "3:the file is no update set, or was altered",
            "4:nobody who is trusted stands behind it",
            "5:it is good, but not for that station"
        })
public final class SetTool {

    /** For use in another program. */
    private SetTool() {}

    public static void main(String... words) {
        Locale.setDefault(Locale.ROOT);
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), words));
    }

    /** @return the exit code */
    static int run(PrintWriter out, PrintWriter err, String... words) {
        CommandLine line = new CommandLine(new SetTool());
        line.setOut(out);
        line.setErr(err);
        line.setExecutionExceptionHandler((e, command, parsed) -> complain(err, e));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        if (words.length == 0) {
            line.usage(err);
            return Complaint.WRONG_INPUT;
        }
        return line.execute(words);
    }

    private static int complain(PrintWriter err, Exception e) throws Exception {
        if (e instanceof Complaint complaint) {
            err.println(complaint.getMessage());
            return complaint.code();
        }
        if (e instanceof Refusal refusal) {
            err.println(refusal.getMessage());
            return Complaint.WRONG_INPUT;
        }
        if (e instanceof FileSystemException file) {
            err.println("The file " + file.getFile() + " cannot be used: " + (file.getReason() != null ? file.getReason() : plain(file)) + ".");
            return Complaint.FAILED;
        }
        if (e instanceof IOException) {
            err.println("It failed: " + e.getMessage() + ".");
            return Complaint.FAILED;
        }
        throw e;
    }

    private static String plain(FileSystemException e) {
        return switch (e.getClass().getSimpleName()) {
            case "NoSuchFileException" -> "it is not there";
            case "AccessDeniedException" -> "access is denied";
            case "FileAlreadyExistsException" -> "it exists already";
            default -> "it cannot be opened";
        };
    }
}
