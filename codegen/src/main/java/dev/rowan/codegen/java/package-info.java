/** Java sources from tables and statements: one emitter per generated type. */
@NullMarked
package dev.rowan.codegen.java;

import org.jspecify.annotations.NullMarked;
