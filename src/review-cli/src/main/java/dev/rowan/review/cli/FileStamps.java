package dev.rowan.review.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sizes and times of the files in some folders. They are asked for again and again: what the JDK has for it is slow on macOS, and sees
 * no network file system.
 */
record FileStamps(SortedMap<Path, String> stamps) {
    static FileStamps of(Iterable<Path> folders) throws IOException {
        SortedMap<Path, String> stamps = new TreeMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), 16, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        stamps.put(file, attributes.size() + " " + attributes.lastModifiedTime());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE; // an editor may replace it just now
                    }
                });
            }
        }
        return new FileStamps(stamps);
    }

    /** Files that are new, gone or not as they were. */
    Set<Path> since(FileStamps before) {
        Set<Path> changed = new TreeSet<>();
        stamps.forEach((file, stamp) -> {
            if (!stamp.equals(before.stamps.get(file))) {
                changed.add(file);
            }
        });
        before.stamps.keySet().stream().filter(f -> !stamps.containsKey(f)).forEach(changed::add);
        return changed;
    }
}
