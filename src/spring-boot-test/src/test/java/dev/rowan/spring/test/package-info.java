@NullMarked
package dev.rowan.spring.test;

import org.jspecify.annotations.NullMarked;
