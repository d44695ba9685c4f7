/** Hibernate. Not null-marked: it is Hibernate that fills the fields of entities, which no constructor shows. */
package dev.rowan.bench.compare.hibernate;
