package dev.rowan.codegen.queries;

import java.util.List;

/**
 * What a folder of queries holds.
 *
 * @param models by id; of the files without a problem
 * @param problems {@code file:line:column: what} with a line {@code help: what to do}, by file and place; a build with one fails
 */
public record AnalysedQueries(List<QueryModel> models, List<String> problems) {}
