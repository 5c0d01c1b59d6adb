/**
 * What a validation found in a piece, a file or a feed: as a page, as a document to be sent, and as
 * a table.
 */
@NullMarked
package fr.moisson.routes.web.report;

import org.jspecify.annotations.NullMarked;
