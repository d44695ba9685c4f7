package dev.rowan.codegen.statements;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The committed pages: {@code tables/<name>.sql} and {@code statements/<id>.sql} below the review folder. */
public final class ReviewFolder {
    private static final int DIFF_LINES = 12;

    /** A page for each table. */
    public static final String TABLES = "tables/";

    /** A page for each text of a typed query. */
    public static final String STATEMENTS = "statements/";

    private static final List<String> KINDS = List.of("tables", "statements");

    private final Path folder;
    private final String shown;

    /** {@code shown} is the folder as the build names it. */
    public ReviewFolder(Path folder, String shown) {
        this.folder = folder;
        this.shown = shown;
    }

    /**
     * Makes the folder hold these pages, by kind and id such as {@code statements/users.signIn}, and no others. Says how many it
     * wrote and removed; empty where it held them.
     */
    public Optional<String> write(Map<String, String> pages) {
        int written = 0;
        Map<String, String> present = read();
        try {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                if (!page.getValue().equals(present.remove(page.getKey()))) {
                    Path file = file(page.getKey());
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, page.getValue());
                    written++;
                }
            }
            for (String left : present.keySet()) {
                Files.delete(file(left));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String removed = present.isEmpty() ? "" : ", " + present.size() + " removed";
        return written == 0 && present.isEmpty()
                ? Optional.empty()
                : Optional.of(shown + ": pages written: " + written + removed);
    }

    /** What is missing, stale or left over: a line for each page, a stale one with its difference; one line where there are none. */
    public List<String> problems(Map<String, String> pages) {
        Map<String, String> present = read();
        if (present.isEmpty() && pages.size() > 1) {
            return List.of(shown + " has none of the " + pages.size() + " pages");
        }
        List<String> problems = new ArrayList<>();
        pages.forEach((id, text) -> {
            String committed = present.remove(id);
            if (committed == null) {
                problems.add(shown + "/" + id + ".sql is missing");
            } else if (!committed.equals(text)) {
                problems.add(shown + "/" + id + ".sql is stale:\n" + difference(id, committed, text));
            }
        });
        present.keySet()
                .forEach(id -> problems.add(shown + "/" + id + ".sql is left over: there is no such table or query"));
        return problems;
    }

    /** Every page's name and text: what a fingerprint needs. */
    public Map<String, String> read() {
        Map<String, String> pages = new TreeMap<>();
        KINDS.forEach(kind -> read(kind, pages));
        return pages;
    }

    private void read(String kind, Map<String, String> pages) {
        if (!Files.isDirectory(folder.resolve(kind))) {
            return;
        }
        try (Stream<Path> files = Files.list(folder.resolve(kind))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
                String text = Files.readString(file).replace("\r\n", "\n"); // as git may have it
                String name = file.getFileName().toString();
                if (text.startsWith(ReviewPage.MARK)) {
                    pages.put(kind + "/" + name.substring(0, name.length() - ".sql".length()), text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ".sql");
    }

    private static String difference(String id, String committed, String built) {
        List<String> before = committed.lines().toList();
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                id, id, before, DiffUtils.diff(before, built.lines().toList()), 1);
        List<String> shown = lines.subList(2, Math.min(lines.size(), 2 + DIFF_LINES));
        return "    " + String.join("\n    ", shown) + (lines.size() > 2 + DIFF_LINES ? "\n    ..." : "");
    }
}
