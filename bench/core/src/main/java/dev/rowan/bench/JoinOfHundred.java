package dev.rowan.bench;

/** 100 rows of it. */
public class JoinOfHundred extends JoinRows {
    @Override
    public int rows() {
        return 100;
    }

    @Override
    public String title() {
        return "join mapped to 100 rows";
    }
}
