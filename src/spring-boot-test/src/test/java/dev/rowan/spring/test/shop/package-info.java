@NullMarked
package dev.rowan.spring.test.shop;

import org.jspecify.annotations.NullMarked;
