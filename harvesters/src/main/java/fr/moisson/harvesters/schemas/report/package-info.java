/** What is found in a table, and how it is told. */
@NullMarked
package fr.moisson.harvesters.schemas.report;

import org.jspecify.annotations.NullMarked;
