package dev.rowan.review.drift;

import java.util.Comparator;

/**
 * Which object it is.
 *
 * @param parent the table of a column, an index and so on; what rights are of, such as {@code table public.users}; else empty
 * @param name with its schema where there is no parent, quoted where SQL needs it
 */
record ObjectId(ObjectKind kind, String parent, String name) implements Comparable<ObjectId> {
    private static final Comparator<ObjectId> ORDER = Comparator.comparingInt(
                    (ObjectId id) -> id.isOfDatabase() ? 0 : 1)
            .thenComparing(ObjectId::top)
            .thenComparing(ObjectId::kind)
            .thenComparing(ObjectId::name)
            .thenComparing(ObjectId::parent);

    /** The object that it is a part of, or itself. */
    String top() {
        return parent.isEmpty() ? name : parent.substring(parent.indexOf(' ') + 1);
    }

    ObjectId in(String otherParent) {
        return new ObjectId(kind, otherParent, name);
    }

    ObjectId called(String otherName) {
        return new ObjectId(kind, parent, otherName);
    }

    private boolean isOfDatabase() {
        return kind.compareTo(ObjectKind.TABLE) < 0;
    }

    @Override
    public int compareTo(ObjectId other) {
        return ORDER.compare(this, other);
    }

    /** {@code column public.users.email}, {@code index users_email_idx of public.users}. */
    @Override
    public String toString() {
        return switch (kind) {
            case COLUMN -> "column " + parent + "." + name;
            case GRANT -> "rights of " + name + " on " + parent;
            default -> parent.isEmpty() ? kind.title() + " " + name : kind.title() + " " + name + " of " + parent;
        };
    }
}
