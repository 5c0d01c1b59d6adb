/** Findings about a table, and the reports that present them. */
@NullMarked
package fr.moisson.harvesters.schemas.report;

import org.jspecify.annotations.NullMarked;
