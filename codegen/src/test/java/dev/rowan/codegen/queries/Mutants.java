package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Trees of CASE as an analyser would see them that lets a branch's condition say too much. */
final class Mutants {
    private static final Node SOLID = new Node("CONST", Map.of("constisnull", "false"));

    private Mutants() {}

    /** The condition of a branch holds in the arguments of window functions, for all of their rows. */
    static Node intoWindows(Node choice) {
        List<Node> branches = choice.nodes("args");
        if (choice.get("arg") != null) {
            return choice;
        }
        List<Node> changed = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            int branch = i;
            changed.add(branches.get(i)
                    .with("result", windows(branches.get(i).get("result"), a -> only(choice, branch, a))));
        }
        return choice.with("args", changed)
                .with("defresult", windows(choice.get("defresult"), a -> only(choice, branches.size(), a)));
    }

    private static @Nullable Object windows(@Nullable Object result, UnaryOperator<Node> argument) {
        return result instanceof Node node
                ? Fuzz.each(
                                "WINDOWFUNC",
                                w -> w.with(
                                        "args",
                                        w.nodes("args").stream().map(argument).toList()))
                        .apply(node)
                : result;
    }

    /** The choice with all branches harmless but one. */
    private static Node only(Node choice, int branch, Node result) {
        List<Node> branches = choice.nodes("args");
        List<Node> changed = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            changed.add(branches.get(i).with("result", i == branch ? result : SOLID));
        }
        return choice.with("args", changed).with("defresult", branch == branches.size() ? result : SOLID);
    }

    /** A column of a group that is there shows that all of its columns are. */
    static Node wholeGroups(Node choice) {
        List<Node> changed = new ArrayList<>();
        for (Node branch : choice.nodes("args")) {
            boolean tests = branch.get("expr") instanceof Node test
                    && test.is("NULLTEST")
                    && test.integer("nulltesttype") == 1
                    && test.get("arg") instanceof Node tested
                    && tested.is("VAR");
            changed.add(
                    tests
                            ? present(
                                    branch,
                                    Objects.requireNonNull(Objects.requireNonNull(branch.node("expr"))
                                                    .node("arg"))
                                            .integer("varno"))
                            : branch);
        }
        return choice.with("args", changed);
    }

    /** Of {@code on a and b} the first alone. */
    static Node withFirstCondition(Node join) {
        Node condition = join.node("quals");
        return condition != null
                        && condition.is("BOOLEXPR")
                        && condition.text("boolop").equals("and")
                ? join.with("quals", condition.list("args").getFirst())
                : join;
    }

    private static Node present(Node branch, int entry) {
        return branch.with(
                "result",
                Fuzz.each("VAR", v -> v.integer("varno") == entry ? v.with("varnullingrels", List.of("b")) : v)
                        .apply(Objects.requireNonNull(branch.node("result"))));
    }
}
