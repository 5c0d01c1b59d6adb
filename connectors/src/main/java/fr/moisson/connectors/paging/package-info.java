/**
 * Paged listings: how pages are requested, where their rows are, and which of their claims are
 * checked.
 */
@NullMarked
package fr.moisson.connectors.paging;

import org.jspecify.annotations.NullMarked;
