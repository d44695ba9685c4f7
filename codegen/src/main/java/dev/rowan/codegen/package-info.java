/** What jOOQ's code generator is given: a database, a generator and a strategy. The only package that knows jOOQ's build side. */
@NullMarked
package dev.rowan.codegen;

import org.jspecify.annotations.NullMarked;
