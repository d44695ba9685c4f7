package dev.rowan.error;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value that its column or parameter cannot hold exactly, such as a text longer than its {@code varchar(n)}. It was refused
 * before anything was sent; a web layer may answer 400. Neither the message nor a cause holds the value.
 *
 * <p>Its {@link #statementId} is the table, such as {@code users}, whose statements' ids start with it; for a parameter it is
 * the statement, such as {@code projects.overview}.
 */
public final class InvalidInput extends DatabaseFailure {
    private static final long serialVersionUID = 1L;

    private final Problem[] problems;

    /**
     * One thing that is wrong.
     *
     * @param name of the column or parameter, such as {@code email}
     * @param why without the value
     */
    public record Problem(String name, String why) implements Serializable {}

    /**
     * For the runtime.
     *
     * @param of the table, or the statement
     * @param name the column, or the parameter
     * @param why without the value
     */
    public InvalidInput(String of, String name, String why) {
        this(of, List.of(new Problem(name, why)));
    }

    /**
     * For the runtime: several things that are wrong.
     *
     * @param of the table, or the statement
     * @throws IllegalArgumentException when there is none
     */
    public InvalidInput(String of, List<Problem> problems) {
        super(of, problems.stream().map(p -> of + "." + p.name + ": " + p.why).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("there is no problem");
        }
        this.problems = problems.toArray(Problem[]::new);
    }

    /** The column or parameter, such as {@code email}; of several the first. */
    public String name() {
        return problems[0].name;
    }

    /** Everything that is wrong, one at least: of {@code Sort} and {@code Filter} there can be several. */
    public List<Problem> problems() {
        return List.of(problems);
    }
}
