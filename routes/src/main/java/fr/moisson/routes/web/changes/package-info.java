/**
 * What changed in the catalogue since readers last looked: for linked data (TREE, LDES), for news
 * readers (Atom) and as JSON.
 */
@NullMarked
package fr.moisson.routes.web.changes;

import org.jspecify.annotations.NullMarked;
