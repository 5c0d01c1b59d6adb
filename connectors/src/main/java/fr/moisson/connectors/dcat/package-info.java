/** DCAT feeds in any RDF syntax. */
@NullMarked
package fr.moisson.connectors.dcat;

import org.jspecify.annotations.NullMarked;
