package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import dev.rowan.codegen.statements.PreparedStatementModel;
import java.util.List;

/**
 * The statements of one class.
 *
 * @param accessor the facade's method that gives it
 * @param holder the class
 * @param wide whether a method of the catalogue would be too long for all of them
 */
public record StatementsOf(String accessor, ClassName holder, boolean wide, List<PreparedStatementModel> statements) {}
