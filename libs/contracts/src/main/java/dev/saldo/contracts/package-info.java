/**
 * What crosses a service border: topics, the records they carry and how those are written as JSON. A released record
 * only grows; a breaking change is a new topic.
 */
@NullMarked
package dev.saldo.contracts;

import org.jspecify.annotations.NullMarked;
