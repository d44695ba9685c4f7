/** The review's pages for language models: {@link dev.rowan.mcp.ReviewServer}. */
@NullMarked
package dev.rowan.mcp;

import org.jspecify.annotations.NullMarked;
