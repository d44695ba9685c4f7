package dev.rowan.codegen.queries;

import dev.rowan.codegen.problem.Problems;
import java.util.List;

/**
 * What a folder of queries holds.
 *
 * @param models by id; of the files without a problem
 * @param problems a build with one fails
 */
public record AnalysedQueries(List<QueryModel> models, Problems problems) {}
