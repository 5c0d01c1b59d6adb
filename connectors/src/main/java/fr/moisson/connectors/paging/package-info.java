/**
 * Paged listings: how pages are asked for, where their rows stand, and what to distrust of them.
 */
@NullMarked
package fr.moisson.connectors.paging;

import org.jspecify.annotations.NullMarked;
