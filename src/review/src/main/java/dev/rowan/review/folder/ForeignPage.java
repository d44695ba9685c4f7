package dev.rowan.review.folder;

/** A file that is not the review's has the name of a page. */
public final class ForeignPage extends RuntimeException {
    private static final long serialVersionUID = 1;

    ForeignPage(String file) {
        super(file + " is not a page of the review, which has one of that name"
                + "\nhelp: move the file, or give the review a folder of its own");
    }
}
