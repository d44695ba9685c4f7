@NullMarked
package dev.rowan.mcp;

import org.jspecify.annotations.NullMarked;
