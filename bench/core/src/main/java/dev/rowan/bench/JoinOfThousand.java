package dev.rowan.bench;

/** 1,000 rows of it. */
public class JoinOfThousand extends JoinRows {
    @Override
    public int rows() {
        return 1_000;
    }

    @Override
    public String title() {
        return "join mapped to 1,000 rows";
    }
}
