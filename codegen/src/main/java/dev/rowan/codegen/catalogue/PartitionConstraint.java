package dev.rowan.codegen.catalogue;

/**
 * What a violation names when a partition's part of a constraint refuses the row, at whatever depth.
 *
 * @param qualifiedName schema, partition and its constraint or index, with dots
 * @param constraint the constraint or index of the whole table
 */
public record PartitionConstraint(String qualifiedName, String constraint) {}
