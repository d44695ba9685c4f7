/** The story of EngineCam, told step by step: the call, the SQL that it sends, the time that it takes. */
@NullMarked
package dev.enginecam.demo;

import org.jspecify.annotations.NullMarked;
