package dev.rowan.bench;

/** 10 rows of it. */
public class JoinOfTen extends JoinRows {
    @Override
    public int rows() {
        return 10;
    }

    @Override
    public String title() {
        return "join mapped to 10 rows";
    }
}
