package dev.rowan.codegen.queries;

import dev.rowan.codegen.problem.Problem;

/** A problem of a text, before it is known which file has it. */
record Complaint(int offset, String problem, String help) {
    Problem in(SourceFile file) {
        return new Problem(file.place(offset), problem, help);
    }
}
