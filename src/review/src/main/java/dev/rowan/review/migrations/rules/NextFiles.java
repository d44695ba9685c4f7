package dev.rowan.review.migrations.rules;

import dev.rowan.review.migrations.TracedMigration;
import dev.rowan.review.migrations.rules.Verdict.Step;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names for further migrations, after the last version. Used by one thread. */
public final class NextFiles {
    private static final Pattern VERSIONED = Pattern.compile("([A-Za-z]+)((?:\\d+[._])*)(\\d+)__.*");

    private String before = "V";
    private BigInteger last = BigInteger.ZERO;

    /** Starts after the last version of these, which ran in this order. */
    public NextFiles(List<TracedMigration> migrations) {
        for (TracedMigration migration : migrations) {
            Matcher name = VERSIONED.matcher(migration.file());
            if (name.matches()) {
                before = name.group(1) + name.group(2);
                last = new BigInteger(name.group(3));
            }
        }
    }

    /** Files with their texts; each step takes the next version. */
    public SortedMap<String, String> numbered(List<Step> steps) {
        SortedMap<String, String> files = new TreeMap<>();
        for (Step step : steps) {
            last = last.add(BigInteger.ONE);
            String file = before + last + "__" + step.name().replaceAll("[^A-Za-z0-9_]", "_") + ".sql";
            files.put(file, step.text());
            if (!step.transaction()) {
                files.put(file + ".conf", "executeInTransaction=false\n");
            }
        }
        return files;
    }
}
